Testing.__checkValue(try await cluster.version() == before,expression: .__fromSyntaxNode("try await cluster.version() == before"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:181:13-181:59
