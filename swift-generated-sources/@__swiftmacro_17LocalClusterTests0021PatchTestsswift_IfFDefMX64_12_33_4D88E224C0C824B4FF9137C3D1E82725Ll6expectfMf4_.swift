Testing.__checkValue(try await cluster.send("GET", workflows + "/a").json == created.json,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows + "/a").json == created.json"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:65:13-65:90
