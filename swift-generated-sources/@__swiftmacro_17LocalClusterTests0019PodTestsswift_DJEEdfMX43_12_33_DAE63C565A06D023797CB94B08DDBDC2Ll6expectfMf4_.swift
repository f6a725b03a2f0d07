Testing.__checkBinaryOperation(one.name,{ $0 == $1() },names[0],expression: .__fromBinaryOperation(.__fromSyntaxNode("one.name"),"==",.__fromSyntaxNode("names[0]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:44:13-44:42
