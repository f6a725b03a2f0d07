Testing.__checkBinaryOperation(namespace.status == 404,{ $0 && $1() },namespace.message == "namespaces \"nowhere\" not found",expression: .__fromBinaryOperation(.__fromSyntaxNode("namespace.status == 404"),"&&",.__fromSyntaxNode(#"namespace.message == "namespaces \"nowhere\" not found""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:125:13-125:104
