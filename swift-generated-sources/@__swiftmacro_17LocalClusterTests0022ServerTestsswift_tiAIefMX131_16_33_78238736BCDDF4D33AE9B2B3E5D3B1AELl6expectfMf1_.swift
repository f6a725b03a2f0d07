Testing.__checkValue(try await cluster.send("GET", path).text == "ok",expression: .__fromSyntaxNode(#"try await cluster.send("GET", path).text == "ok""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:132:17-132:74
