Testing.__checkBinaryOperation(server.received.count,{ $0 == $1() },3,expression: .__fromBinaryOperation(.__fromSyntaxNode("server.received.count"),"==",.__fromSyntaxNode("3")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:65:17-65:52
