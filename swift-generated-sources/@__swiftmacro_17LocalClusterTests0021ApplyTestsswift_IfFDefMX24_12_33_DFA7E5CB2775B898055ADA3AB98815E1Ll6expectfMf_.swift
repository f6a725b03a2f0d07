Testing.__checkBinaryOperation(first.json["data"],{ $0 == $1() },["x": "1", "y": "2"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"first.json["data"]"#),"==",.__fromSyntaxNode(#"["x": "1", "y": "2"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:25:13-25:64
