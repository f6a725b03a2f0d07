Testing.__checkValue(try await waiting.value == 2,expression: .__fromSyntaxNode("try await waiting.value == 2"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:28:13-28:50
