Testing.__checkBinaryOperation(pacing.wait(asked: .seconds(31), elapsed: .zero, random: 0.9),{ $0 == $1() },nil,expression: .__fromBinaryOperation(.__fromSyntaxNode("pacing.wait(asked: .seconds(31), elapsed: .zero, random: 0.9)"),"==",.__fromSyntaxNode("nil")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:22:9-22:86
