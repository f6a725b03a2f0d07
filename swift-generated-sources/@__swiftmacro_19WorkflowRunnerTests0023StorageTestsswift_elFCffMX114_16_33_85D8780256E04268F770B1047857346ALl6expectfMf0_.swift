Testing.__checkBinaryOperation(refused.verdict == .error,{ $0 && $1() },refused.message.hasSuffix("/file answered 401"),expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.verdict == .error"),"&&",.__fromSyntaxNode(#"refused.message.hasSuffix("/file answered 401")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:115:17-115:102
