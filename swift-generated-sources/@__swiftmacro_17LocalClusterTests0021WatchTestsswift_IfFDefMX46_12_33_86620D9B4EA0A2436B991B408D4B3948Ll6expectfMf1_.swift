Testing.__checkBinaryOperation(events.last?.at("object", "metadata", "resourceVersion"),{ $0 == $1() },version2,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"events.last?.at("object", "metadata", "resourceVersion")"#),"==",.__fromSyntaxNode("version2")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:47:13-47:90
