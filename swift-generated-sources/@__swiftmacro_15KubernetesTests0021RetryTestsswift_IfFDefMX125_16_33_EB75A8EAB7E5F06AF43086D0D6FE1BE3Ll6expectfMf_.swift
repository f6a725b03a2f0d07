Testing.__checkValue(try await client.get(.config) == [:],expression: .__fromSyntaxNode("try await client.get(.config) == [:]"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:126:17-126:62
