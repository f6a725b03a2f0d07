Testing.__checkClosureCall(throws: KubernetesError.self,performing: {
                    try await withClient(access) { try await $0.create(hello, in: nil) }
                },expression: .__fromSyntaxNode("{\n                    try await withClient(access) { try await $0.create(hello, in: nil) }\n                }"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:90:23-92:18
