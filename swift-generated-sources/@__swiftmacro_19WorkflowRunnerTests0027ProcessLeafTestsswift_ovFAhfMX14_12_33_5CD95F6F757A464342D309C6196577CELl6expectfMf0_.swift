Testing.__checkBinaryOperation(good.exitCode,{ $0 == $1() },"0",expression: .__fromBinaryOperation(.__fromSyntaxNode("good.exitCode"),"==",.__fromStringLiteral(#""0""#, "0")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:15:13-15:42
