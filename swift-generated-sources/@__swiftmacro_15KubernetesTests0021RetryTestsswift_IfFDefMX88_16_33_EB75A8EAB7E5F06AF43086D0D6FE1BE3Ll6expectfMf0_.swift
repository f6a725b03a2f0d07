Testing.__checkBinaryOperation(pressed,{ $0 == $1() },.busy(problem, retryAfter: nil),expression: .__fromBinaryOperation(.__fromSyntaxNode("pressed"),"==",.__fromSyntaxNode(".busy(problem, retryAfter: nil)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:89:17-89:68
