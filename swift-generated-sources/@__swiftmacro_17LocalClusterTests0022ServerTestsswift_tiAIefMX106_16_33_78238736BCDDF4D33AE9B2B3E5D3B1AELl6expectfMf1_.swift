Testing.__checkBinaryOperation(error?.description.contains("127.0.0.1:\(port) is in use"),{ $0 == $1() },true,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"error?.description.contains("127.0.0.1:\(port) is in use")"#),"==",.__fromSyntaxNode("true")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:107:17-107:92
