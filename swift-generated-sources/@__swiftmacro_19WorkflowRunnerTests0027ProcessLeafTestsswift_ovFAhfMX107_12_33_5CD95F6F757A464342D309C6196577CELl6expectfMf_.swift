Testing.__checkBinaryOperation(["a", "b", "c"].map(result.parameter),{ $0 == $1() },["nothing", "mine", "circle"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"["a", "b", "c"].map(result.parameter)"#),"==",.__fromSyntaxNode(#"["nothing", "mine", "circle"]"#)),comments: ["\(result.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:108:13-108:113
