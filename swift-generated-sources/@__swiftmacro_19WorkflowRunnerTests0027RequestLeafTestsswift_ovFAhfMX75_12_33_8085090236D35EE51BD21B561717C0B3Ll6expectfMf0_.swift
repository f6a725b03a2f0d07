Testing.__checkBinaryOperation(ended.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("ended.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: ["\(ended.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:76:13-76:69
