Testing.__checkValue(try await cluster.send("POST", workflows + "?dryRun=Some", workflow(#"{"name":"a"}"#)).status == 400,expression: .__fromSyntaxNode(##"try await cluster.send("POST", workflows + "?dryRun=Some", workflow(#"{"name":"a"}"#)).status == 400"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:182:13-184:14
