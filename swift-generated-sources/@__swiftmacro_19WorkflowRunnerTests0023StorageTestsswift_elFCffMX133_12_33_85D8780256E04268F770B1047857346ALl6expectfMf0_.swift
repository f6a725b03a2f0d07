Testing.__checkBinaryOperation(key,{ $0 == $1() },"logged/logged/main.log",expression: .__fromBinaryOperation(.__fromSyntaxNode("key"),"==",.__fromStringLiteral(#""logged/logged/main.log""#, "logged/logged/main.log")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:134:13-134:53
