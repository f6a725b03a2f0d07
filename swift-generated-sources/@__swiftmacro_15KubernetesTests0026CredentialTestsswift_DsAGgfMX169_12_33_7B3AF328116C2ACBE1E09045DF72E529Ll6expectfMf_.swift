Testing.__checkValue(await failure { try await client.allowing(.zero).get(.config) } == expected,expression: .__fromSyntaxNode("await failure { try await client.allowing(.zero).get(.config) } == expected"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:170:13-170:97
