Testing.__checkBinaryOperation(shell.text,{ $0 == $1() },"/argo/staging/script\n0",expression: .__fromBinaryOperation(.__fromSyntaxNode("shell.text"),"==",.__fromStringLiteral(#""/argo/staging/script\n0""#, "/argo/staging/script\n0")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:40:13-40:61
