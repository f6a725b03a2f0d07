Testing.__checkBinaryOperation(server.received.count,{ $0 == $1() },2,expression: .__fromBinaryOperation(.__fromSyntaxNode("server.received.count"),"==",.__fromSyntaxNode("2")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:89:13-89:48
