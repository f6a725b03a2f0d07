Testing.__checkValue(try await cluster.send("GET", Self.pods + "/\(name)/log?\(query)").status == 400,expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.pods + "/\(name)/log?\(query)").status == 400"#),comments: ["\(query)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:124:17-124:118
