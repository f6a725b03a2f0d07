Testing.__checkValue(try await cluster.send("GET", Self.pods + "/\(name)").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.pods + "/\(name)").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:87:13-87:89
