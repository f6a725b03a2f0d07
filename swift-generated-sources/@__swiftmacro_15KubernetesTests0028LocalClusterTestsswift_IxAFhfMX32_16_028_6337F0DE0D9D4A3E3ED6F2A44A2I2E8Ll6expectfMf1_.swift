Testing.__checkValue(await failure { try await client.get(map) } == .notFound("configmaps \"m\" not found"),expression: .__fromSyntaxNode(#"await failure { try await client.get(map) } == .notFound("configmaps \"m\" not found")"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:33:17-33:112
