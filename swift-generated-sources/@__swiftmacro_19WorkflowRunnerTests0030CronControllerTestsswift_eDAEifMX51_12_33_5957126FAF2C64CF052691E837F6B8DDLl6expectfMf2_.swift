Testing.__checkBinaryOperation(kept,{ $0 == $1() },0,expression: .__fromBinaryOperation(.__fromSyntaxNode("kept"),"==",.__fromSyntaxNode("0")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift:52:13-52:31
