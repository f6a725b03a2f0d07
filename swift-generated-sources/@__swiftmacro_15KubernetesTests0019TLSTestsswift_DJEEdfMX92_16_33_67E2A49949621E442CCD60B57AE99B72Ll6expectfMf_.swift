Testing.__checkBinaryOperation(error,{ $0 == $1() },.misconfigured("TLS with \(configuration.server) failed: \(text)"),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".misconfigured("TLS with \(configuration.server) failed: \(text)")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:93:17-93:101
