Testing.__checkBinaryOperation(ended.phase,{ $0 == $1() },"Error",expression: .__fromBinaryOperation(.__fromSyntaxNode("ended.phase"),"==",.__fromStringLiteral(#""Error""#, "Error")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:54:17-54:48
