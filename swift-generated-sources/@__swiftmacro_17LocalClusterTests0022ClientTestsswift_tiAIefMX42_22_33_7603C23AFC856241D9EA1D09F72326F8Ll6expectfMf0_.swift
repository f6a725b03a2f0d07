Testing.__checkClosureCall(throws: KubernetesError.alreadyExists("workflows.argoproj.io \"hello\" already exists"),performing: {
                    try await client.create(hello, in: nil)
                },expression: .__fromSyntaxNode("{\n                    try await client.create(hello, in: nil)\n                }"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:43:23-45:18
