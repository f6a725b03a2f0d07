Testing.__checkBinaryOperation(pacing.wait(asked: nil, elapsed: .zero, random: 0.5),{ $0 == $1() },.milliseconds(150),expression: .__fromBinaryOperation(.__fromSyntaxNode("pacing.wait(asked: nil, elapsed: .zero, random: 0.5)"),"==",.__fromSyntaxNode(".milliseconds(150)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:20:9-20:92
