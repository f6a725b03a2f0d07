Testing.__checkBinaryOperation(answer.status == 403,{ $0 && $1() },answer.reason == "Forbidden",expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status == 403"),"&&",.__fromSyntaxNode(#"answer.reason == "Forbidden""#)),comments: ["\(headers)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:17:17-17:92
