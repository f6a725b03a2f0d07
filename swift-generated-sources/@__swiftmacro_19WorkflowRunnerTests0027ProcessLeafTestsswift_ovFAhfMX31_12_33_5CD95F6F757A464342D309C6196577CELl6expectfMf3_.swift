Testing.__checkBinaryOperation(none.message.contains("no command"),{ $0 && $1() },none.message.contains("'alpine:3'"),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"none.message.contains("no command")"#),"&&",.__fromSyntaxNode(#"none.message.contains("'alpine:3'")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:32:13-32:96
