Testing.__checkBinaryOperation(reply.retryAfterSeconds,{ $0 == $1() },1,expression: .__fromBinaryOperation(.__fromSyntaxNode("reply.retryAfterSeconds"),"==",.__fromSyntaxNode("1")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:60:13-60:50
