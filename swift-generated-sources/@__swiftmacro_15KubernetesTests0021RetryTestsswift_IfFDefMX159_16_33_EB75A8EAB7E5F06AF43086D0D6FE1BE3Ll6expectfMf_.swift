Testing.__checkBinaryOperation(error,{ $0 == $1() },.unreachable("\(server.url) sent more than 1000 bytes", retryAfter: nil),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".unreachable("\(server.url) sent more than 1000 bytes", retryAfter: nil)"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:160:17-160:107
