Testing.__checkBinaryOperation(failing.verdict == .failed,{ $0 && $1() },failing.message == "received non-2xx response code: 500",expression: .__fromBinaryOperation(.__fromSyntaxNode("failing.verdict == .failed"),"&&",.__fromSyntaxNode(#"failing.message == "received non-2xx response code: 500""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:26:17-26:112
