Testing.__checkBinaryOperation(event?["type"] == "BOOKMARK",{ $0 && $1() },event?.at("object", "kind") == "ConfigMap",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"event?["type"] == "BOOKMARK""#),"&&",.__fromSyntaxNode(#"event?.at("object", "kind") == "ConfigMap""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:60:13-60:96
