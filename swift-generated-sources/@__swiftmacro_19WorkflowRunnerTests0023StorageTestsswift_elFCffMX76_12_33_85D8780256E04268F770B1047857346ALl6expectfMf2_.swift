Testing.__checkBinaryOperation(new,{ $0 == $1() },[],expression: .__fromBinaryOperation(.__fromSyntaxNode("new"),"==",.__fromSyntaxNode("[]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:77:13-77:31
