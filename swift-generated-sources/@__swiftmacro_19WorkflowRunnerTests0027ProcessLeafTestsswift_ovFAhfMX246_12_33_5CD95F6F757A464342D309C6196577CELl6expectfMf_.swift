Testing.__checkBinaryOperation(Set(log.split(separator: "\n")),{ $0 == $1() },["one", "two"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"Set(log.split(separator: "\n"))"#),"==",.__fromSyntaxNode(#"["one", "two"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:247:13-247:71
