Testing.__checkBinaryOperation(error?.isExpired,{ $0 == $1() },true,expression: .__fromBinaryOperation(.__fromSyntaxNode("error?.isExpired"),"==",.__fromSyntaxNode("true")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:70:17-70:50
