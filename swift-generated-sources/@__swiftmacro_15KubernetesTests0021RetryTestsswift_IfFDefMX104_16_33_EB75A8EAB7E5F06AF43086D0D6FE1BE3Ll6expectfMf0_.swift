Testing.__checkBinaryOperation(time.waits.count,{ $0 == $1() },7,expression: .__fromBinaryOperation(.__fromSyntaxNode("time.waits.count"),"==",.__fromSyntaxNode("7")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:105:17-105:47
