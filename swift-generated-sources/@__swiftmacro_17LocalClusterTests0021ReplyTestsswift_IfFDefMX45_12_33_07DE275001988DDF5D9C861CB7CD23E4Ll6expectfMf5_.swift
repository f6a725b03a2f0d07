Testing.__checkValue(try await said(cluster, "GET", workflows + "?labelSelector=x%3Dy") == ["200", ""],expression: .__fromSyntaxNode(#"try await said(cluster, "GET", workflows + "?labelSelector=x%3Dy") == ["200", ""]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:46:13-46:103
