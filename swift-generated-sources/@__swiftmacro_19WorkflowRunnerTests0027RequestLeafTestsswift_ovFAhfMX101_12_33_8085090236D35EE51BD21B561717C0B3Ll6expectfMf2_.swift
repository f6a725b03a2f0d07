Testing.__checkBinaryOperation(deleted.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("deleted.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: ["\(deleted.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:102:13-102:73
