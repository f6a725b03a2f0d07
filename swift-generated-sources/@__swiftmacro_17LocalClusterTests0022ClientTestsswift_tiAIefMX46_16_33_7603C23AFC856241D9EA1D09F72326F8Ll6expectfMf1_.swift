Testing.__checkValue(try await client.list(all, labelSelector: "a in (b)")["items"] == [],expression: .__fromSyntaxNode(#"try await client.list(all, labelSelector: "a in (b)")["items"] == []"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:47:17-47:94
