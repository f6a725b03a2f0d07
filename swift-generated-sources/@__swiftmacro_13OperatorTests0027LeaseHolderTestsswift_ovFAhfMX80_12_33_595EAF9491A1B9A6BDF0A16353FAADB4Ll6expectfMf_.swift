Testing.__checkValue(try await holder.acquire() == 4,expression: .__fromSyntaxNode("try await holder.acquire() == 4"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:81:13-81:53
