Testing.__checkValue(try await client.configMapValue("c", key: "b", in: "ci") == Array("hush".utf8),expression: .__fromSyntaxNode(#"try await client.configMapValue("c", key: "b", in: "ci") == Array("hush".utf8)"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:86:17-86:104
