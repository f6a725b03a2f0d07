Testing.__checkBinaryOperation(error,{ $0 == $1() },.unreachable(problem, retryAfter: nil),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(".unreachable(problem, retryAfter: nil)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:151:13-151:69
