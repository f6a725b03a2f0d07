Testing.__checkBinaryOperation(less.json["data"],{ $0 == $1() },["x": "2"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"less.json["data"]"#),"==",.__fromSyntaxNode(#"["x": "2"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:44:13-44:53
