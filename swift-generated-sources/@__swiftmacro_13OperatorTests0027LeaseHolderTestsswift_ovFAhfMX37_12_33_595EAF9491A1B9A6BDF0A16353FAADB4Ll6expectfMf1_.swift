Testing.__checkValue(await first.holder == "b",expression: .__fromSyntaxNode(#"await first.holder == "b""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:38:13-38:47
