Testing.__checkBinaryOperation(responses.count,{ $0 == $1() },2,expression: .__fromBinaryOperation(.__fromSyntaxNode("responses.count"),"==",.__fromSyntaxNode("2")),comments: [.__line("// Until here the responses, and so their connections, are kept.")],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:94:13-94:42
