Testing.__checkValue(try await cluster.send("GET", configMaps + "/b").status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("GET", configMaps + "/b").status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:42:13-42:84
