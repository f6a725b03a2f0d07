Testing.__checkBinaryOperation(lines,{ $0 >= $1() },3,expression: .__fromBinaryOperation(.__fromSyntaxNode("lines"),">=",.__fromSyntaxNode("3")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:114:21-114:40
