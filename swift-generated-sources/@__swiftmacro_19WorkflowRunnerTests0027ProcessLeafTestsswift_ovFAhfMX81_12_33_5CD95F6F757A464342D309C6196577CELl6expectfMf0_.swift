Testing.__checkBinaryOperation(missing.verdict,{ $0 == $1() },.error,expression: .__fromBinaryOperation(.__fromSyntaxNode("missing.verdict"),"==",.__fromSyntaxNode(".error")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:82:13-82:47
