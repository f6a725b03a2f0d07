Testing.__checkBinaryOperation(unwanted.message,{ $0 == $1() },"successCondition 'response.body contains 'x'' evaluated false",expression: .__fromBinaryOperation(.__fromSyntaxNode("unwanted.message"),"==",.__fromStringLiteral(#""successCondition 'response.body contains 'x'' evaluated false""#, "successCondition 'response.body contains 'x'' evaluated false")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:36:17-36:109
