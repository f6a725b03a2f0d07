Testing.__checkValue(try await cluster.send("GET", workflows, headers: ["Host": "localhost"]).status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows, headers: ["Host": "localhost"]).status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:19:13-19:108
