Testing.__checkValue(try await cluster.watched(path) == ["DELETED b"],expression: .__fromSyntaxNode(#"try await cluster.watched(path) == ["DELETED b"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:67:17-67:74
