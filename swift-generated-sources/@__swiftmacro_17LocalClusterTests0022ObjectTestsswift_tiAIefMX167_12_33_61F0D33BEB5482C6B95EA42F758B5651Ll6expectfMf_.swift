Testing.__checkBinaryOperation(same.json,{ $0 == $1() },created.json,expression: .__fromBinaryOperation(.__fromSyntaxNode("same.json"),"==",.__fromSyntaxNode("created.json")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:168:13-168:47
