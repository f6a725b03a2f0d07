Testing.__checkBinaryOperation(result.text,{ $0 == $1() },"of the bucket",expression: .__fromBinaryOperation(.__fromSyntaxNode("result.text"),"==",.__fromStringLiteral(#""of the bucket""#, "of the bucket")),comments: ["\(result.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:48:13-48:73
