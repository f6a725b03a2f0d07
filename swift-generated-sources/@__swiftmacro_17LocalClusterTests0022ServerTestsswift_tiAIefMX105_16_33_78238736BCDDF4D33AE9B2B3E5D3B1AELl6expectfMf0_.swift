Testing.__checkBinaryOperation(error,{ $0 == $1() },.portTaken(host: "127.0.0.1", port: port),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".portTaken(host: "127.0.0.1", port: port)"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:106:17-106:76
