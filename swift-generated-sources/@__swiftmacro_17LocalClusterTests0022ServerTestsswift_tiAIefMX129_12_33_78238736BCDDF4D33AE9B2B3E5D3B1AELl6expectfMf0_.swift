Testing.__checkValue(try await cluster.send("GET", "/version").json["major"] == "1",expression: .__fromSyntaxNode(#"try await cluster.send("GET", "/version").json["major"] == "1""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:130:13-130:84
