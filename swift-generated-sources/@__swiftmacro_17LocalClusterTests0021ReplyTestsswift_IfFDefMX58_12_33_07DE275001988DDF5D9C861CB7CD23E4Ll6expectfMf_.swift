Testing.__checkBinaryOperation(reply.status,{ $0 == $1() },429,expression: .__fromBinaryOperation(.__fromSyntaxNode("reply.status"),"==",.__fromSyntaxNode("429")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:59:13-59:41
