Testing.__checkValue(try await cluster.send("GET", workflows + "/a").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows + "/a").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:32:13-32:83
