Testing.__checkBinaryOperation(error,{ $0 == $1() },.refused(status: 418, reason: "I'mateapot", message: message),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".refused(status: 418, reason: "I'mateapot", message: message)"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:72:17-72:96
