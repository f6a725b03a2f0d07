Testing.__checkBinaryOperation(server.received.count,{ $0 == $1() },6,expression: .__fromBinaryOperation(.__fromSyntaxNode("server.received.count"),"==",.__fromSyntaxNode("6")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:83:13-83:48
