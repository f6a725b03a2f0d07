Testing.__checkBinaryOperation(submitted.count,{ $0 == $1() },51,expression: .__fromBinaryOperation(.__fromSyntaxNode("submitted.count"),"==",.__fromSyntaxNode("51")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift:103:13-103:43
