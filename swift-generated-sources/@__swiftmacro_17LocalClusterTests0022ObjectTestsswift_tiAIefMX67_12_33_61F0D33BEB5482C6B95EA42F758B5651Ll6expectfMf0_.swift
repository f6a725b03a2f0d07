Testing.__checkBinaryOperation(second.json,{ $0 == $1() },status,expression: .__fromBinaryOperation(.__fromSyntaxNode("second.json"),"==",.__fromSyntaxNode("status")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:68:13-68:43
