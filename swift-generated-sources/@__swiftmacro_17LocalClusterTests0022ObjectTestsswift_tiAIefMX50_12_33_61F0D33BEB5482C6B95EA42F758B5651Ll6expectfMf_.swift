Testing.__checkBinaryOperation(statuses,{ $0 == $1() },[201: 15 + 30, 409: 45],expression: .__fromBinaryOperation(.__fromSyntaxNode("statuses"),"==",.__fromSyntaxNode("[201: 15 + 30, 409: 45]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:51:13-51:57
