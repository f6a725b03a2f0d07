Testing.__checkBinaryOperation(server.received.map { $0.header("Authorization") },{ $0 == $1() },["Bearer token-1", "Bearer token-1", "Bearer token-2"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"server.received.map { $0.header("Authorization") }"#),"==",.__fromSyntaxNode(#"["Bearer token-1", "Bearer token-1", "Bearer token-2"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:65:13-68:14
