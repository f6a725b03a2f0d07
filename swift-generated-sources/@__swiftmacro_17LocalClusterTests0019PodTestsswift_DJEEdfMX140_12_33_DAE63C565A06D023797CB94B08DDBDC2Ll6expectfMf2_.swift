Testing.__checkValue(try await cluster.send("GET", Self.events + query).json["items"]?.array?.count == 2,expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.events + query).json["items"]?.array?.count == 2"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:141:13-141:105
