Testing.__checkValue(try await said(cluster, "DELETE", path) == ["200", ""],expression: .__fromSyntaxNode(#"try await said(cluster, "DELETE", path) == ["200", ""]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:47:13-47:76
