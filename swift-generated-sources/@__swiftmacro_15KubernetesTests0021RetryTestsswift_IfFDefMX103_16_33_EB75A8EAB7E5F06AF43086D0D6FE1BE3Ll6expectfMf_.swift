Testing.__checkBinaryOperation(error,{ $0 == $1() },.unreachable("\(url) does not accept connections", retryAfter: nil),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".unreachable("\(url) does not accept connections", retryAfter: nil)"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:104:17-104:102
