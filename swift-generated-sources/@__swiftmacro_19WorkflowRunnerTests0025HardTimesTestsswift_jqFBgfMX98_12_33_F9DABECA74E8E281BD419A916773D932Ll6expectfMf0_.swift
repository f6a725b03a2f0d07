Testing.__checkBinaryOperation(ended.nodes.first?.text("message").hasPrefix("the start cannot be noted"),{ $0 == $1() },true,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"ended.nodes.first?.text("message").hasPrefix("the start cannot be noted")"#),"==",.__fromSyntaxNode("true")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:99:13-99:103
