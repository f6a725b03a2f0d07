Testing.__checkBinaryOperation(events.map { $0["type"] },{ $0 == $1() },["ADDED", "DELETED"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"events.map { $0["type"] }"#),"==",.__fromSyntaxNode(#"["ADDED", "DELETED"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:44:13-44:71
