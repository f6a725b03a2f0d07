Testing.__checkValue(try await cluster.send("GET", Self.pods).json["items"] == [],expression: .__fromSyntaxNode(#"try await cluster.send("GET", Self.pods).json["items"] == []"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:95:13-95:82
