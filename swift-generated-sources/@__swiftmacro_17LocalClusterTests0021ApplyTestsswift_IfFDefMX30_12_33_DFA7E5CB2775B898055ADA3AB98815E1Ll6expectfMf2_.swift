Testing.__checkBinaryOperation(third.json,{ $0 == $1() },second.json,expression: .__fromBinaryOperation(.__fromSyntaxNode("third.json"),"==",.__fromSyntaxNode("second.json")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:31:13-31:47
