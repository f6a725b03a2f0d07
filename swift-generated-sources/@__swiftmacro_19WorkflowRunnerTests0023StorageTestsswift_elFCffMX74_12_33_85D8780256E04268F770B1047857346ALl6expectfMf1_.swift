Testing.__checkBinaryOperation(read.text,{ $0 == $1() },"one\n300000",expression: .__fromBinaryOperation(.__fromSyntaxNode("read.text"),"==",.__fromStringLiteral(#""one\n300000""#, "one\n300000")),comments: ["\(read.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:75:13-75:67
