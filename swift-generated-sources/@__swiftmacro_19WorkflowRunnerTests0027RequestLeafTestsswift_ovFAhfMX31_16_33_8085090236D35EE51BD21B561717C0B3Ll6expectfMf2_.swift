Testing.__checkBinaryOperation(wanted.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("wanted.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:32:17-32:54
