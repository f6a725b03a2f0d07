Testing.__checkValue(try await world.client.get(path).at("metadata", "ownerReferences")?.array?.count == 1,expression: .__fromSyntaxNode(#"try await world.client.get(path).at("metadata", "ownerReferences")?.array?.count == 1"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:73:13-73:107
