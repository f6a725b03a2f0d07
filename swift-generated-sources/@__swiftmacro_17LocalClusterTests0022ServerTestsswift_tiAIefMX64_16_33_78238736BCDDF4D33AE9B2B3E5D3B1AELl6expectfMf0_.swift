Testing.__checkValue(try await cluster.send("GET", workflows + "/a").json == created,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows + "/a").json == created"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:65:17-65:89
