Testing.__checkBinaryOperation(list.status,{ $0 == $1() },200,expression: .__fromBinaryOperation(.__fromSyntaxNode("list.status"),"==",.__fromSyntaxNode("200")),comments: ["\(list.text)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:7:9-7:52
