Testing.__checkBinaryOperation(good.verdict == .succeeded && good.message == "",{ $0 && $1() },good.text == "hello world",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"good.verdict == .succeeded && good.message == """#),"&&",.__fromSyntaxNode(#"good.text == "hello world""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:14:13-14:100
