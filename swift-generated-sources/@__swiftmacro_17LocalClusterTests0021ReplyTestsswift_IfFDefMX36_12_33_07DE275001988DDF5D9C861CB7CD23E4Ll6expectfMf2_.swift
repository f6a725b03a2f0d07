Testing.__checkValue(try await said(cluster, "POST", workflows, text, type: "text/plain") == ["415", "UnsupportedMediaType"],expression: .__fromSyntaxNode(#"try await said(cluster, "POST", workflows, text, type: "text/plain") == ["415", "UnsupportedMediaType"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:37:13-39:14
