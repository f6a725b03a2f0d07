Testing.__checkValue(try await cluster.send("GET", workflows + "/a").json == patched.json,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows + "/a").json == patched.json"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:43:13-43:90
