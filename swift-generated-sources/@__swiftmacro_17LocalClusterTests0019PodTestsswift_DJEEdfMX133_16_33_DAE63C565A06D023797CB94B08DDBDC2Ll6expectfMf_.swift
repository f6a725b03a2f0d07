Testing.__checkValue(try await cluster.send("POST", Self.events, event).status == 201,expression: .__fromSyntaxNode(#"try await cluster.send("POST", Self.events, event).status == 201"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:134:17-134:90
