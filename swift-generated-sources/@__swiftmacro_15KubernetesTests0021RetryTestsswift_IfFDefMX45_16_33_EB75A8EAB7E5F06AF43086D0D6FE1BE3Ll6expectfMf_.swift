Testing.__checkBinaryOperation(error,{ $0 == $1() },.busy("429 TooManyRequests: m", retryAfter: .seconds(8)),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".busy("429 TooManyRequests: m", retryAfter: .seconds(8))"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:46:17-46:91
