Testing.__checkBinaryOperation(server.received.count,{ $0 == $1() },4,expression: .__fromBinaryOperation(.__fromSyntaxNode("server.received.count"),"==",.__fromSyntaxNode("4")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:86:17-86:52
