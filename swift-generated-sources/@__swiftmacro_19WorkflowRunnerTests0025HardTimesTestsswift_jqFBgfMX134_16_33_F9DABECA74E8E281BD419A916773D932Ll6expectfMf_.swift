Testing.__checkBinaryOperation(message.contains("could not be terminated"),{ $0 && $1() },message.contains("nobody may patch"),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"message.contains("could not be terminated")"#),"&&",.__fromSyntaxNode(#"message.contains("nobody may patch")"#)),comments: ["\(message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:135:17-138:18
