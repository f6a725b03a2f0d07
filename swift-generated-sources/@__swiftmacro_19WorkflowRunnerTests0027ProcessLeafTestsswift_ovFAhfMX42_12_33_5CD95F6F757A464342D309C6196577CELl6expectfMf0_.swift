Testing.__checkBinaryOperation(python.text,{ $0 == $1() },"1",expression: .__fromBinaryOperation(.__fromSyntaxNode("python.text"),"==",.__fromStringLiteral(#""1""#, "1")),comments: ["\(python.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:43:13-43:61
