Testing.__checkBinaryOperation(answer.status == 413,{ $0 && $1() },answer.reason == "RequestEntityTooLarge",expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status == 413"),"&&",.__fromSyntaxNode(#"answer.reason == "RequestEntityTooLarge""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:32:13-32:86
