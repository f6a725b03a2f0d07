Testing.__checkValue(try await cluster.send("GET", configMaps + "/a").json["data"] == ["y": "2"],expression: .__fromSyntaxNode(#"try await cluster.send("GET", configMaps + "/a").json["data"] == ["y": "2"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:72:17-72:101
