Testing.__checkValue(try await said(cluster, "POST", workflows, text) == ["409", "AlreadyExists"],expression: .__fromSyntaxNode(#"try await said(cluster, "POST", workflows, text) == ["409", "AlreadyExists"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:35:13-35:98
