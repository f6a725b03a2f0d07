Testing.__checkBinaryOperation(nobody.verdict,{ $0 == $1() },.failed,expression: .__fromBinaryOperation(.__fromSyntaxNode("nobody.verdict"),"==",.__fromSyntaxNode(".failed")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:39:13-39:47
