Testing.__checkBinaryOperation(path.verdict == .failed,{ $0 && $1() },path.message.contains("exit code 64"),expression: .__fromBinaryOperation(.__fromSyntaxNode("path.verdict == .failed"),"&&",.__fromSyntaxNode(#"path.message.contains("exit code 64")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:29:13-29:86
