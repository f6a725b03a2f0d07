Testing.__checkValue(try await client.get(.config) == [:],expression: .__fromSyntaxNode("try await client.get(.config) == [:]"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:87:17-87:62
