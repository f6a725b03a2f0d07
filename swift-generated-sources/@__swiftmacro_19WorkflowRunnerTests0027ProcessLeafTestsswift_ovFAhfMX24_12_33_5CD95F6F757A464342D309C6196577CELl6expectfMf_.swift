Testing.__checkBinaryOperation(absent.verdict,{ $0 == $1() },.error,expression: .__fromBinaryOperation(.__fromSyntaxNode("absent.verdict"),"==",.__fromSyntaxNode(".error")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:25:13-25:46
