Testing.__checkBinaryOperation(answer.status,{ $0 == $1() },status,expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status"),"==",.__fromSyntaxNode("status")),comments: ["\(header)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:48:21-48:66
