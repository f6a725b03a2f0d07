Testing.__checkValue(try await world.client.get(path).at("data", "v")?.string == value,expression: .__fromSyntaxNode(#"try await world.client.get(path).at("data", "v")?.string == value"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:93:17-93:91
