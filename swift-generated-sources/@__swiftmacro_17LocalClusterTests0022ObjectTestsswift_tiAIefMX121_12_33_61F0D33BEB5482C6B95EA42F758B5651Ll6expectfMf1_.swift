Testing.__checkValue(try await cluster.send("GET", "/apis/apps/v1").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("GET", "/apis/apps/v1").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:122:13-122:82
