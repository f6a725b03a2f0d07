Testing.__checkValue(try await cluster.send("GET", Self.pods + "/a-t-1").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.pods + "/a-t-1").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:45:13-45:87
