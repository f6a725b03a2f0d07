Testing.__checkBinaryOperation(failing.verdict == .failed,{ $0 && $1() },failing.parameter("a") == "kept",expression: .__fromBinaryOperation(.__fromSyntaxNode("failing.verdict == .failed"),"&&",.__fromSyntaxNode(#"failing.parameter("a") == "kept""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:91:13-91:84
