Testing.__checkBinaryOperation(refused.status,{ $0 == $1() },406,expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.status"),"==",.__fromSyntaxNode("406")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:80:13-80:43
