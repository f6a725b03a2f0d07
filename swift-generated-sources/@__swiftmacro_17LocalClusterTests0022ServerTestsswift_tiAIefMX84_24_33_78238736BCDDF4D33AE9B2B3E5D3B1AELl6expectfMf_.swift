Testing.__checkValue(try await cluster.send("POST", configMaps, map).status == 201,expression: .__fromSyntaxNode(#"try await cluster.send("POST", configMaps, map).status == 201"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:85:25-85:95
