Testing.__checkValue(try await cluster.send("PUT", workflows + "/a", retried.text).status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("PUT", workflows + "/a", retried.text).status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:104:13-104:97
