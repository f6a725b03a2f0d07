Testing.__checkBinaryOperation(server.received.map { $0.header("Authorization") },{ $0 == $1() },[expected],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"server.received.map { $0.header("Authorization") }"#),"==",.__fromSyntaxNode("[expected]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:40:13-40:86
