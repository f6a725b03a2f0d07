Testing.__checkBinaryOperation(dry.status,{ $0 == $1() },200,expression: .__fromBinaryOperation(.__fromSyntaxNode("dry.status"),"==",.__fromSyntaxNode("200")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:82:13-82:39
