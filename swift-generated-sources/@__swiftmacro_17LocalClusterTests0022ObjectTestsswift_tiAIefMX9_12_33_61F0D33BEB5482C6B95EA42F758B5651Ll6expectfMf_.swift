Testing.__checkBinaryOperation(created.status,{ $0 == $1() },201,expression: .__fromBinaryOperation(.__fromSyntaxNode("created.status"),"==",.__fromSyntaxNode("201")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:10:13-10:43
