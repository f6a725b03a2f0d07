Testing.__checkValue(try await cluster.send("DELETE", configMaps + "/a", options).status == 409,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", configMaps + "/a", options).status == 409"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:20:13-20:96
