Testing.__checkValue(try await cluster.send("GET", Self.pods + "/\(name)").status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.pods + "/\(name)").status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:85:13-85:89
