Testing.__checkValue(try await said(cluster, "POST", workflows, "{") == ["400", "BadRequest"],expression: .__fromSyntaxNode(#"try await said(cluster, "POST", workflows, "{") == ["400", "BadRequest"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:36:13-36:94
