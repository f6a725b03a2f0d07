Testing.__checkValue(try await cluster.send("GET", workflows).json["items"]?.array,expression: .__fromSyntaxNode(#"try await cluster.send("GET", workflows).json["items"]?.array"#),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:52:29-52:100
