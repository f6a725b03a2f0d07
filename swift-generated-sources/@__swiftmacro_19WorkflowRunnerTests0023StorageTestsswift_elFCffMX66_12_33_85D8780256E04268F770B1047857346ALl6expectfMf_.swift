Testing.__checkBinaryOperation(made.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("made.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: ["\(made.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:67:13-67:67
