Testing.__checkBinaryOperation(time.waits,{ $0 == $1() },[.seconds(8), .seconds(8), .seconds(8)],expression: .__fromBinaryOperation(.__fromSyntaxNode("time.waits"),"==",.__fromSyntaxNode("[.seconds(8), .seconds(8), .seconds(8)]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:48:13-48:75
