Testing.__checkBinaryOperation(server.received.map { $0.header("Authorization") },{ $0 == $1() },["Bearer b-1", "Bearer b-2", "Bearer b-2", "Bearer b-3"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"server.received.map { $0.header("Authorization") }"#),"==",.__fromSyntaxNode(#"["Bearer b-1", "Bearer b-2", "Bearer b-2", "Bearer b-3"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:118:13-121:14
