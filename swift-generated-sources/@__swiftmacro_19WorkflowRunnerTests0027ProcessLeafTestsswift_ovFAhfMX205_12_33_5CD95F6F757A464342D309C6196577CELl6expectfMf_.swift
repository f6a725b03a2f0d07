Testing.__checkBinaryOperation(result.verdict,{ $0 == $1() },.failed,expression: .__fromBinaryOperation(.__fromSyntaxNode("result.verdict"),"==",.__fromSyntaxNode(".failed")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:206:13-206:47
