Testing.__checkValue(try await cluster.send("DELETE", Self.pods + "/\(name)").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", Self.pods + "/\(name)").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:88:13-88:92
