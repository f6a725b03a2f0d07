Testing.__checkBinaryOperation(host.verdict == .error,{ $0 && $1() },host.message.contains("hostPath is not supported here"),expression: .__fromBinaryOperation(.__fromSyntaxNode("host.verdict == .error"),"&&",.__fromSyntaxNode(#"host.message.contains("hostPath is not supported here")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:178:13-178:103
