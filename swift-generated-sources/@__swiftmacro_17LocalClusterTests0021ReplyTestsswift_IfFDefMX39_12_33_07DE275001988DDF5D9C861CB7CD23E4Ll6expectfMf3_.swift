Testing.__checkValue(try await said(cluster, "GET", workflows + "/b") == ["404", "NotFound"],expression: .__fromSyntaxNode(#"try await said(cluster, "GET", workflows + "/b") == ["404", "NotFound"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:40:13-40:93
