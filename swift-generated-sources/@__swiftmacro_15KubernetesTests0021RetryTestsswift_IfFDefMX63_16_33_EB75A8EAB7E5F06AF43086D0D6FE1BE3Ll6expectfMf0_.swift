Testing.__checkBinaryOperation(lost,{ $0 == $1() },.unreachable(problem, retryAfter: nil),expression: .__fromBinaryOperation(.__fromSyntaxNode("lost"),"==",.__fromSyntaxNode(".unreachable(problem, retryAfter: nil)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:64:17-64:72
