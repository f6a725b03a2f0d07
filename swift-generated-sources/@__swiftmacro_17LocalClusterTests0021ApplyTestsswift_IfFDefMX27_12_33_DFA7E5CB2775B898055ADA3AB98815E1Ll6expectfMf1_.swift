Testing.__checkBinaryOperation(second.json["data"],{ $0 == $1() },["x": "1", "hand": "h"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"second.json["data"]"#),"==",.__fromSyntaxNode(#"["x": "1", "hand": "h"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:28:13-28:68
