Testing.__checkBinaryOperation(result.verdict,{ $0 == $1() },.succeeded,expression: .__fromBinaryOperation(.__fromSyntaxNode("result.verdict"),"==",.__fromSyntaxNode(".succeeded")),comments: ["\(action): \(result.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:91:17-91:86
