Testing.__checkValue(try await cluster.send("GET", path).status == 422,expression: .__fromSyntaxNode(#"try await cluster.send("GET", path).status == 422"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:88:13-88:71
