Testing.__checkValue(try await cluster.send("DELETE", configMaps + "/a").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", configMaps + "/a").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:12:13-12:87
