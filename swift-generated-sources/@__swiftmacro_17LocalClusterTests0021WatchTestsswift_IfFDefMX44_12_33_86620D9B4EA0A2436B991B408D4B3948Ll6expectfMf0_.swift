Testing.__checkBinaryOperation(events.last?.at("object", "metadata", "labels"),{ $0 == $1() },["x": "1"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"events.last?.at("object", "metadata", "labels")"#),"==",.__fromSyntaxNode(#"["x": "1"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:45:13-45:83
