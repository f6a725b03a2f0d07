Testing.__checkBinaryOperation(read.status == 200,{ $0 && $1() },read.json == created.json,expression: .__fromBinaryOperation(.__fromSyntaxNode("read.status == 200"),"&&",.__fromSyntaxNode("read.json == created.json")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:19:13-19:69
