Testing.__checkValue(try await said(cluster, "POST", workflows, text) == ["201", "a"],expression: .__fromSyntaxNode(#"try await said(cluster, "POST", workflows, text) == ["201", "a"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:34:13-34:86
