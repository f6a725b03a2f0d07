Testing.__checkBinaryOperation(described.isSuccess,{ $0 && $1() },described.output.contains("Entrypoint:  main"),expression: .__fromBinaryOperation(.__fromSyntaxNode("described.isSuccess"),"&&",.__fromSyntaxNode(#"described.output.contains("Entrypoint:  main")"#)),comments: ["\(described.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:45:13-45:116
