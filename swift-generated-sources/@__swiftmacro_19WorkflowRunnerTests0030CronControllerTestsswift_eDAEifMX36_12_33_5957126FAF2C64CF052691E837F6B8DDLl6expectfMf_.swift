Testing.__checkBinaryOperation(seen.count >= 5,{ $0 && $1() },seen.allSatisfy { $0.hasPrefix("tick-") },expression: .__fromBinaryOperation(.__fromSyntaxNode("seen.count >= 5"),"&&",.__fromSyntaxNode(#"seen.allSatisfy { $0.hasPrefix("tick-") }"#)),comments: ["\(seen)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/CronControllerTests.swift:37:13-37:93
