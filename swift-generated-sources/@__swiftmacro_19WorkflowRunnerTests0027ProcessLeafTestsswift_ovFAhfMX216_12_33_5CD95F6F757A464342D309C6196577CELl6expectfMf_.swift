Testing.__checkBinaryOperation(result.text,{ $0 == $1() },"done",expression: .__fromBinaryOperation(.__fromSyntaxNode("result.text"),"==",.__fromStringLiteral(#""done""#, "done")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:217:13-217:43
