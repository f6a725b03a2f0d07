Testing.__checkValue(await failure {
                        try await client.allowing(.zero).create(["metadata": ["name": "n"]], at: .configs)
                    } == expected,expression: .__fromSyntaxNode(#"await failure {\#n                        try await client.allowing(.zero).create(["metadata": ["name": "n"]], at: .configs)\#n                    } == expected"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:56:17-60:18
