Testing.__checkBinaryOperation(answer.status,{ $0 == $1() },400,expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status"),"==",.__fromSyntaxNode("400")),comments: ["\(query): \(answer.text)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:31:17-31:74
