Testing.__checkBinaryOperation(forced.json["data"],{ $0 == $1() },["x": "2", "y": "1"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"forced.json["data"]"#),"==",.__fromSyntaxNode(#"["x": "2", "y": "1"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:41:13-41:65
