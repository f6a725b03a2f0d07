Testing.__checkBinaryOperation(kept,{ $0 == $1() },2,expression: .__fromBinaryOperation(.__fromSyntaxNode("kept"),"==",.__fromSyntaxNode("2")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift:46:13-46:31
