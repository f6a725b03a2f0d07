Testing.__checkBinaryOperation(reasons.sorted(),{ $0 == $1() },["WorkflowNodeRunning", "WorkflowRunning"],expression: .__fromBinaryOperation(.__fromSyntaxNode("reasons.sorted()"),"==",.__fromSyntaxNode(#"["WorkflowNodeRunning", "WorkflowRunning"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:138:13-138:84
