Testing.__checkClosureCall(throws: LocalClusterError.self,performing: {
                    try await withCluster(configuration) { _ in }
                },expression: .__fromSyntaxNode("{\n                    try await withCluster(configuration) { _ in }\n                }"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:103:35-105:18
