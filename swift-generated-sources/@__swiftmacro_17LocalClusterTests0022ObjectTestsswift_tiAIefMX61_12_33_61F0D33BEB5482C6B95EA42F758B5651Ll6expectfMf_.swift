Testing.__checkBinaryOperation(second.status,{ $0 == $1() },409,expression: .__fromBinaryOperation(.__fromSyntaxNode("second.status"),"==",.__fromSyntaxNode("409")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:62:13-62:42
