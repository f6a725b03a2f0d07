Testing.__checkBinaryOperation(created.status == 201,{ $0 && $1() },created.json["status"] == nil,expression: .__fromBinaryOperation(.__fromSyntaxNode("created.status == 201"),"&&",.__fromSyntaxNode(#"created.json["status"] == nil"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:196:13-196:76
