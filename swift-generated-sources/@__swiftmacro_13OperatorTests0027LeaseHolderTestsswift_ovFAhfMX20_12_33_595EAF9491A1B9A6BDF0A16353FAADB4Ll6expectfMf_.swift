Testing.__checkValue(try await first.acquire() == 1,expression: .__fromSyntaxNode("try await first.acquire() == 1"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:21:13-21:52
