Testing.__checkValue(try await cluster.patch(path + query, other, type: Self.type).status == 400,expression: .__fromSyntaxNode("try await cluster.patch(path + query, other, type: Self.type).status == 400"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:54:13-54:97
