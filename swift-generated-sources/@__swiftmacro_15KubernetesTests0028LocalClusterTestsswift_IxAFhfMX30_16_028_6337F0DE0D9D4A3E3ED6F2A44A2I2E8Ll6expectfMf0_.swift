Testing.__checkValue(try await client.get(map).at("data", "a") == "2",expression: .__fromSyntaxNode(#"try await client.get(map).at("data", "a") == "2""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:31:17-31:74
