Testing.__checkBinaryOperation(again.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("again.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:104:13-104:49
