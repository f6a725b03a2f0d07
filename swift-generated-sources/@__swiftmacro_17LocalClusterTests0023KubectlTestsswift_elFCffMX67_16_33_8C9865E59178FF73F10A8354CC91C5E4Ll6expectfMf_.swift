Testing.__checkBinaryOperation(first.output,{ $0 == $1() },"\(name) created\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("first.output"),"==",.__fromSyntaxNode(#""\(name) created\n""#)),comments: ["\(first.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:68:17-68:82
