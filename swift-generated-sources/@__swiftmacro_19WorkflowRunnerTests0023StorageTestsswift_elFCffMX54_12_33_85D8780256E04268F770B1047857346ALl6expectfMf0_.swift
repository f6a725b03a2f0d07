Testing.__checkBinaryOperation(missing.verdict == .error,{ $0 && $1() },missing.message.hasSuffix("/bucket/none answered 404"),expression: .__fromBinaryOperation(.__fromSyntaxNode("missing.verdict == .error"),"&&",.__fromSyntaxNode(#"missing.message.hasSuffix("/bucket/none answered 404")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:55:13-55:105
