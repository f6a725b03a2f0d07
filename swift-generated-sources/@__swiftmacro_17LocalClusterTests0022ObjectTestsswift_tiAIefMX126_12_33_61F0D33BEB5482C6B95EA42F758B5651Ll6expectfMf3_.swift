Testing.__checkValue(try await cluster.send("POST", workflows, workflow(other)).status == 400,expression: .__fromSyntaxNode(#"try await cluster.send("POST", workflows, workflow(other)).status == 400"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:127:13-127:94
