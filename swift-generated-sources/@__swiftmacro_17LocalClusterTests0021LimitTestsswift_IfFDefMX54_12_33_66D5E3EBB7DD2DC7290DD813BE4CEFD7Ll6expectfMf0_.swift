Testing.__checkValue(try await cluster.send("GET", configMaps).status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("GET", configMaps).status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:55:13-55:77
