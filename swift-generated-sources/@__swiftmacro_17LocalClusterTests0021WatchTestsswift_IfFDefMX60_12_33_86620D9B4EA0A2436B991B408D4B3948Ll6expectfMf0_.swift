Testing.__checkBinaryOperation(event?.at("object", "metadata", "resourceVersion"),{ $0 == $1() },.string(String(version)),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"event?.at("object", "metadata", "resourceVersion")"#),"==",.__fromSyntaxNode(".string(String(version))")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:61:13-61:100
