Testing.__checkValue(await controller.sleepingTasks <= 2,expression: .__fromSyntaxNode("await controller.sleepingTasks <= 2"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:30:17-30:61
