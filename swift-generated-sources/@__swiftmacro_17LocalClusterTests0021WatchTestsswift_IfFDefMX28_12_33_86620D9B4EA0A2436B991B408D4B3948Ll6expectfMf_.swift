Testing.__checkValue(try await cluster.watched(path) == ["ADDED b", "DELETED a"],expression: .__fromSyntaxNode(#"try await cluster.watched(path) == ["ADDED b", "DELETED a"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:29:13-29:81
