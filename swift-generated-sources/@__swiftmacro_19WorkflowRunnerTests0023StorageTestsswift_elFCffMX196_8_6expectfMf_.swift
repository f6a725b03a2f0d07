Testing.__checkBinaryOperation(outcome,{ $0 == $1() },[true, false],expression: .__fromBinaryOperation(.__fromSyntaxNode("outcome"),"==",.__fromSyntaxNode("[true, false]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:197:9-197:42
