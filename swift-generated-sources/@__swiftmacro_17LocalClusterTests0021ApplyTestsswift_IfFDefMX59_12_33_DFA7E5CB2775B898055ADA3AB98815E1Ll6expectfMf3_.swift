Testing.__checkValue(try await cluster.patch(path + query, old, type: Self.type).status == 409,expression: .__fromSyntaxNode("try await cluster.patch(path + query, old, type: Self.type).status == 409"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:60:13-60:95
