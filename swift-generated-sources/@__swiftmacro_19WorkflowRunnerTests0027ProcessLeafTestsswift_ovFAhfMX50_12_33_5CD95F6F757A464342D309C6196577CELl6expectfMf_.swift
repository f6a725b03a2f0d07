Testing.__checkBinaryOperation(streams.text,{ $0 == $1() },"a\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("streams.text"),"==",.__fromStringLiteral(#""a\n""#, "a\n")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:51:13-51:43
