Testing.__checkValue(try await client.apiVersions() == ["v1", "a/v2", "a/v1"],expression: .__fromSyntaxNode(#"try await client.apiVersions() == ["v1", "a/v2", "a/v1"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:72:17-72:82
