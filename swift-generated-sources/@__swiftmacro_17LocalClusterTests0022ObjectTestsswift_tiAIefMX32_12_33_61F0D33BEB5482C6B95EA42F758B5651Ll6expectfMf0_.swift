Testing.__checkBinaryOperation(names.count,{ $0 == $1() },3,expression: .__fromBinaryOperation(.__fromSyntaxNode("names.count"),"==",.__fromSyntaxNode("3")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:33:13-33:38
