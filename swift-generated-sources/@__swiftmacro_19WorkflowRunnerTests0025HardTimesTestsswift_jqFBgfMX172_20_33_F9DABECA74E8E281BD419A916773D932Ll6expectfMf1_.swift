Testing.__checkBinaryOperation(refused.phase,{ $0 == $1() },"Error",expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.phase"),"==",.__fromStringLiteral(#""Error""#, "Error")),comments: ["\(refused["status"]?.text ?? "")"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:173:21-173:90
