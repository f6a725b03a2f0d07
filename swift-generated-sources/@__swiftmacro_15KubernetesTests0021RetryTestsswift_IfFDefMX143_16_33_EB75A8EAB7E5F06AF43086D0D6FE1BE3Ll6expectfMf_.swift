Testing.__checkValue(await failure { try await hurried.get(.config) } == expected,expression: .__fromSyntaxNode("await failure { try await hurried.get(.config) } == expected"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:144:17-144:86
