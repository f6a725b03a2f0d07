Testing.__checkValue(try await cluster.watched(path) == ["ADDED c", "ADDED d"],expression: .__fromSyntaxNode(#"try await cluster.watched(path) == ["ADDED c", "ADDED d"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:47:13-47:79
