Testing.__checkBinaryOperation(pacing.wait(asked: .seconds(7), elapsed: .zero, random: 0.9),{ $0 == $1() },.seconds(7),expression: .__fromBinaryOperation(.__fromSyntaxNode("pacing.wait(asked: .seconds(7), elapsed: .zero, random: 0.9)"),"==",.__fromSyntaxNode(".seconds(7)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:21:9-21:93
