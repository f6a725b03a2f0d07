Testing.__checkBinaryOperation(unknown.verdict == .error,{ $0 && $1() },unknown.message == "resource: the cluster has no kind 'job'",expression: .__fromBinaryOperation(.__fromSyntaxNode("unknown.verdict == .error"),"&&",.__fromSyntaxNode(#"unknown.message == "resource: the cluster has no kind 'job'""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:106:13-106:111
