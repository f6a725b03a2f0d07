Testing.__checkValue(try await cluster.send("DELETE", Self.pods + "/\(name)", other).status == 409,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", Self.pods + "/\(name)", other).status == 409"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:84:13-84:99
