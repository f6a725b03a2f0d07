Testing.__checkBinaryOperation(["a", "b", "c", "d"].map(good.parameter),{ $0 == $1() },["x\n", "deep", "root", "fallback"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"["a", "b", "c", "d"].map(good.parameter)"#),"==",.__fromSyntaxNode(#"["x\n", "deep", "root", "fallback"]"#)),comments: ["\(good.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:72:13-75:14
