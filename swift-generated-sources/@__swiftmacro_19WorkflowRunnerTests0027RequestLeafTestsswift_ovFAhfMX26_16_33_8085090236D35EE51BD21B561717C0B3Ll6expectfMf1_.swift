Testing.__checkBinaryOperation(failing.text,{ $0 == $1() },"body",expression: .__fromBinaryOperation(.__fromSyntaxNode("failing.text"),"==",.__fromStringLiteral(#""body""#, "body")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:27:17-27:48
