Testing.__checkBinaryOperation(none.verdict,{ $0 == $1() },.error,expression: .__fromBinaryOperation(.__fromSyntaxNode("none.verdict"),"==",.__fromSyntaxNode(".error")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:31:13-31:44
