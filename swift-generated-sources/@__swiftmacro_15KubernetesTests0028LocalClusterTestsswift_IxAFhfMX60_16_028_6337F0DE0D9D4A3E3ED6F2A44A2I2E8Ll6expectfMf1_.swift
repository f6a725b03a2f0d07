Testing.__checkValue(try await client.apiVersions().contains("argoproj.io/v1alpha1"),expression: .__fromSyntaxNode(#"try await client.apiVersions().contains("argoproj.io/v1alpha1")"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:61:17-61:89
