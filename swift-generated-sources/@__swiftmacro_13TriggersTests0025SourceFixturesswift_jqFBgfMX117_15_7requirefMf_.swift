Testing.__checkValue(made.withLock { $0 },expression: .__fromSyntaxNode("made.withLock { $0 }"),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/TriggersTests/SourceFixtures.swift:118:16-118:46
