Testing.__checkValue(await failure { try await hurried.delete(.config) } == expected,expression: .__fromSyntaxNode("await failure { try await hurried.delete(.config) } == expected"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:145:17-145:89
