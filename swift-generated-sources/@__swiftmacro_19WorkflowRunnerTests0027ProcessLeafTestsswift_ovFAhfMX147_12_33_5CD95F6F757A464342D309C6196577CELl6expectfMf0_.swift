Testing.__checkBinaryOperation(missing.verdict == .error,{ $0 && $1() },missing.message.hasPrefix("env 'B': "),expression: .__fromBinaryOperation(.__fromSyntaxNode("missing.verdict == .error"),"&&",.__fromSyntaxNode(#"missing.message.hasPrefix("env 'B': ")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:148:13-148:89
