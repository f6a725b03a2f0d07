Testing.__checkBinaryOperation(time.waits,{ $0 == $1() },[.milliseconds(200), .milliseconds(400), .milliseconds(800)],expression: .__fromBinaryOperation(.__fromSyntaxNode("time.waits"),"==",.__fromSyntaxNode("[.milliseconds(200), .milliseconds(400), .milliseconds(800)]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:33:13-33:96
