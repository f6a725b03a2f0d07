Testing.__checkValue(try await cluster.send("DELETE", namespaces + "/ci").json.at("metadata", "name") == "ci",expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", namespaces + "/ci").json.at("metadata", "name") == "ci""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:52:13-52:110
