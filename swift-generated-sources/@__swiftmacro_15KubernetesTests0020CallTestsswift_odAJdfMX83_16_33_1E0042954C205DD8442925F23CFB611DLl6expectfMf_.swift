Testing.__checkValue(try await client.secret("s", key: "token", in: "ci") == Array("hush".utf8),expression: .__fromSyntaxNode(#"try await client.secret("s", key: "token", in: "ci") == Array("hush".utf8)"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:84:17-84:100
