Testing.__checkBinaryOperation(waits,{ $0 == $1() },[200, 400, 800, 1_600, 3_200, 6_400, 10_000].map { Duration.milliseconds($0) },expression: .__fromBinaryOperation(.__fromSyntaxNode("waits"),"==",.__fromSyntaxNode("[200, 400, 800, 1_600, 3_200, 6_400, 10_000].map { Duration.milliseconds($0) }")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:15:9-15:105
