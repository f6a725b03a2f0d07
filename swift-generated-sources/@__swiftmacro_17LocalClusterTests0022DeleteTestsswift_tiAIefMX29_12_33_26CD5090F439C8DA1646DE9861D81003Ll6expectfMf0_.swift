Testing.__checkValue(try await cluster.send("GET", workflows + "/a").status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows + "/a").status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:30:13-30:83
