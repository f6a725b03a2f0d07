Testing.__checkValue(await call.value == nil,expression: .__fromSyntaxNode("await call.value == nil"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:74:13-74:45
