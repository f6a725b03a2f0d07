Testing.__checkBinaryOperation(!again.isSuccess,{ $0 && $1() },again.problems.contains("AlreadyExists"),expression: .__fromBinaryOperation(.__fromSyntaxNode("!again.isSuccess"),"&&",.__fromSyntaxNode(#"again.problems.contains("AlreadyExists")"#)),comments: ["\(again.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:47:13-47:103
