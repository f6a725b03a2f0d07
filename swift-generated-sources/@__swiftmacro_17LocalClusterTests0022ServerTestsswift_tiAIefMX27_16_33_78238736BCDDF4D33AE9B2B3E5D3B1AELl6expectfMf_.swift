Testing.__checkBinaryOperation(answer.status,{ $0 == $1() },415,expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status"),"==",.__fromSyntaxNode("415")),comments: ["\(type)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:28:17-28:57
