Testing.__checkBinaryOperation(bad.verdict == .failed,{ $0 && $1() },bad.message == "a: Error (exit code 2)",expression: .__fromBinaryOperation(.__fromSyntaxNode("bad.verdict == .failed"),"&&",.__fromSyntaxNode(#"bad.message == "a: Error (exit code 2)""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:133:13-133:87
