Testing.__checkValue(await won.all == [1],expression: .__fromSyntaxNode("await won.all == [1]"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:67:13-67:42
