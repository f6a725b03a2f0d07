Testing.__checkValue(try await second.acquire() == 2,expression: .__fromSyntaxNode("try await second.acquire() == 2"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:36:13-36:53
