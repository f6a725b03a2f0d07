Testing.__checkBinaryOperation(bad.containers["b"]?.verdict == .error,{ $0 && $1() },bad.containers["b"]?.exitCode == "64",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"bad.containers["b"]?.verdict == .error"#),"&&",.__fromSyntaxNode(#"bad.containers["b"]?.exitCode == "64""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:134:13-134:101
