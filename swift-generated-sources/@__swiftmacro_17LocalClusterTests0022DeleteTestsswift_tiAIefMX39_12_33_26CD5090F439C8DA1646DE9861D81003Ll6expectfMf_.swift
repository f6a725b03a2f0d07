Testing.__checkValue(try await cluster.send("DELETE", configMaps + "?labelSelector=x").json["status"] == "Success",expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", configMaps + "?labelSelector=x").json["status"] == "Success""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:40:13-40:115
