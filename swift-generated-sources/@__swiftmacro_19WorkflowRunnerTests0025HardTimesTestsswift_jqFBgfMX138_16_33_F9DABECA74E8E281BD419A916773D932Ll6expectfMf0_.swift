Testing.__checkValue(try await world.client.list(ControllerTests.workflows)["items"]?.array?.count == 1,expression: .__fromSyntaxNode(#"try await world.client.list(ControllerTests.workflows)["items"]?.array?.count == 1"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:139:17-139:108
