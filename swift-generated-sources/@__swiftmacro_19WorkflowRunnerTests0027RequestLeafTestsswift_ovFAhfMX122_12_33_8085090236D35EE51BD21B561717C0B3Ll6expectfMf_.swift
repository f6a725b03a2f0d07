Testing.__checkBinaryOperation(good.verdict == .succeeded,{ $0 && $1() },good.text == "a\nb",expression: .__fromBinaryOperation(.__fromSyntaxNode("good.verdict == .succeeded"),"&&",.__fromSyntaxNode(#"good.text == "a\nb""#)),comments: ["\(good.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:123:13-123:90
