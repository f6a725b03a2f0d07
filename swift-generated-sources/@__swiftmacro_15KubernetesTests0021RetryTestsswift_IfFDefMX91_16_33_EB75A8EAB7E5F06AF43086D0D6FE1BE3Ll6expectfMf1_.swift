Testing.__checkBinaryOperation(refused,{ $0 == $1() },.refused(status: 403, reason: "Forbidden", message: "m"),expression: .__fromBinaryOperation(.__fromSyntaxNode("refused"),"==",.__fromSyntaxNode(#".refused(status: 403, reason: "Forbidden", message: "m")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:92:17-92:93
