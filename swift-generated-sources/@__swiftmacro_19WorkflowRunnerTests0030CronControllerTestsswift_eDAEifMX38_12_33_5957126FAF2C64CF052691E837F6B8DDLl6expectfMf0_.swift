Testing.__checkBinaryOperation((cron.at("status", "succeeded")?.integer ?? 0),{ $0 >= $1() },3,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"(cron.at("status", "succeeded")?.integer ?? 0)"#),">=",.__fromSyntaxNode("3")),comments: ["\(cron.text)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift:39:13-39:89
