Testing.__checkValue(try await cluster.patch(path + query, kind, type: Self.type).status == 422,expression: .__fromSyntaxNode("try await cluster.patch(path + query, kind, type: Self.type).status == 422"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:56:13-56:96
