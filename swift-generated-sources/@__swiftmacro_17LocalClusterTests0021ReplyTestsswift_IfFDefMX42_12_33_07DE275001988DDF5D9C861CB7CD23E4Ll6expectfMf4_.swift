Testing.__checkValue(try await said(cluster, "PATCH", path, patch, type: "application/merge-patch+json") == ["200", "a"],expression: .__fromSyntaxNode(#"try await said(cluster, "PATCH", path, patch, type: "application/merge-patch+json") == ["200", "a"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:43:13-45:14
