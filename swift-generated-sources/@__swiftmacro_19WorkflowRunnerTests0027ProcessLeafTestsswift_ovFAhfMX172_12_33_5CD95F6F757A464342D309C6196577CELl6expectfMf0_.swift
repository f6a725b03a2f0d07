Testing.__checkBinaryOperation(second.text,{ $0 == $1() },"from mapyes\nx",expression: .__fromBinaryOperation(.__fromSyntaxNode("second.text"),"==",.__fromStringLiteral(#""from mapyes\nx""#, "from mapyes\nx")),comments: ["a claim keeps what is written, an emptyDir does not"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:173:13-173:108
