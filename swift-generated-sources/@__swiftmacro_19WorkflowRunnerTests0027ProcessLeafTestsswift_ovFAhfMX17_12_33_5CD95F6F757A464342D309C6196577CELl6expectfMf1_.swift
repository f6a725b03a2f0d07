Testing.__checkBinaryOperation(bad.verdict == .failed && bad.message == "main: Error (exit code 3)",{ $0 && $1() },bad.exitCode == "3",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"bad.verdict == .failed && bad.message == "main: Error (exit code 3)""#),"&&",.__fromSyntaxNode(#"bad.exitCode == "3""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:18:13-18:113
