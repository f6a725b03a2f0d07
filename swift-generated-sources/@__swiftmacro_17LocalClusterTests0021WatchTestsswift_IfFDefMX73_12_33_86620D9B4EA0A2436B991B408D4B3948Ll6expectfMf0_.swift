Testing.__checkBinaryOperation(event?.at("object", "rows")?.array?.first?["cells"]?.array?.first,{ $0 == $1() },"w",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"event?.at("object", "rows")?.array?.first?["cells"]?.array?.first"#),"==",.__fromStringLiteral(#""w""#, "w")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:74:13-74:94
