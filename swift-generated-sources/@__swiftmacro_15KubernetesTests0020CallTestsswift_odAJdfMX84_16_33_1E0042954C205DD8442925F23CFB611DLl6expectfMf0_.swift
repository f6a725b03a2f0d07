Testing.__checkValue(try await client.configMapValue("c", key: "a", in: "ci") == Array("text".utf8),expression: .__fromSyntaxNode(#"try await client.configMapValue("c", key: "a", in: "ci") == Array("text".utf8)"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:85:17-85:104
