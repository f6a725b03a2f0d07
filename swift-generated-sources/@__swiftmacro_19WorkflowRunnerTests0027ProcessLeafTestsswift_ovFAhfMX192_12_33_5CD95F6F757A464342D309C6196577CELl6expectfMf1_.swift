Testing.__checkBinaryOperation(result.text == "asked",{ $0 && $1() },result.exitCode == "7",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"result.text == "asked""#),"&&",.__fromSyntaxNode(#"result.exitCode == "7""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:193:13-193:70
