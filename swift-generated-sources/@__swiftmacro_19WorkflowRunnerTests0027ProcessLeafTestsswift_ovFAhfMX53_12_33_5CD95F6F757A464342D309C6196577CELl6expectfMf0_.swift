Testing.__checkBinaryOperation(long.text.utf8.count,{ $0 == $1() },256 * 1_024 - 1,expression: .__fromBinaryOperation(.__fromSyntaxNode("long.text.utf8.count"),"==",.__fromSyntaxNode("256 * 1_024 - 1")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:54:13-54:61
