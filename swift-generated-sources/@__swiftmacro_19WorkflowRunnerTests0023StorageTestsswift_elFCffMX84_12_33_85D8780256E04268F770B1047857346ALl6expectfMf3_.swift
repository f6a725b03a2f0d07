Testing.__checkBinaryOperation(refused.verdict == .error,{ $0 && $1() },refused.message.hasPrefix("outputs.artifacts 'a': PUT "),expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.verdict == .error"),"&&",.__fromSyntaxNode(#"refused.message.hasPrefix("outputs.artifacts 'a': PUT ")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:85:13-85:107
