Testing.__checkBinaryOperation(event?["type"] == "ADDED",{ $0 && $1() },event?.at("object", "kind") == "Table",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"event?["type"] == "ADDED""#),"&&",.__fromSyntaxNode(#"event?.at("object", "kind") == "Table""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:73:13-73:89
