Testing.__checkValue(try await cluster.send("DELETE", Self.pods).status == 200,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", Self.pods).status == 200"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:94:13-94:79
