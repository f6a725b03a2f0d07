Testing.__checkBinaryOperation(first.text,{ $0 == $1() },"from mapx",expression: .__fromBinaryOperation(.__fromSyntaxNode("first.text"),"==",.__fromStringLiteral(#""from mapx""#, "from mapx")),comments: ["\(first.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:171:13-171:67
