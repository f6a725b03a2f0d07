Testing.__checkValue(try await cluster.patch(configMaps + "/a", body).status == 200,expression: .__fromSyntaxNode(#"try await cluster.patch(configMaps + "/a", body).status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:71:17-71:88
