Testing.__checkBinaryOperation(results,{ $0 == $1() },["consumer got: [hello-from-producer]"],expression: .__fromBinaryOperation(.__fromSyntaxNode("results"),"==",.__fromSyntaxNode(#"["consumer got: [hello-from-producer]"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift:100:21-100:80
