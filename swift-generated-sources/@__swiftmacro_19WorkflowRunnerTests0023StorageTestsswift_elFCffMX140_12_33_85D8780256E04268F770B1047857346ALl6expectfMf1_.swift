Testing.__checkBinaryOperation(read.text,{ $0 == $1() },"err\nout",expression: .__fromBinaryOperation(.__fromSyntaxNode("read.text"),"==",.__fromStringLiteral(#""err\nout""#, "err\nout")),comments: ["\(read.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:141:13-141:64
