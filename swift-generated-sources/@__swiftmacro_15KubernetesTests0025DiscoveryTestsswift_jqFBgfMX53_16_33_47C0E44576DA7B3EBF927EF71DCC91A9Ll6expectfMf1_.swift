Testing.__checkBinaryOperation(unknown,{ $0 == $1() },.notFound("the cluster has no API v9"),expression: .__fromBinaryOperation(.__fromSyntaxNode("unknown"),"==",.__fromSyntaxNode(#".notFound("the cluster has no API v9")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:54:17-54:75
