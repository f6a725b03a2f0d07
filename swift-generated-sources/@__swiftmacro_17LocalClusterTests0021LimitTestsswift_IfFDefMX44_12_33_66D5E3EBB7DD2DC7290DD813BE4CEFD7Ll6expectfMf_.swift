Testing.__checkValue(try await cluster.send("GET", configMaps + "?watch=1&resourceVersion=\(start)").status == 410,expression: .__fromSyntaxNode(#"try await cluster.send("GET", configMaps + "?watch=1&resourceVersion=\(start)").status == 410"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:45:13-45:115
