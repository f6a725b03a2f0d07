Testing.__checkValue(try await cluster.version() == version,expression: .__fromSyntaxNode("try await cluster.version() == version"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:64:17-64:64
