Testing.__checkValue(try await client.get(path) == created,expression: .__fromSyntaxNode("try await client.get(path) == created"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:42:17-42:63
