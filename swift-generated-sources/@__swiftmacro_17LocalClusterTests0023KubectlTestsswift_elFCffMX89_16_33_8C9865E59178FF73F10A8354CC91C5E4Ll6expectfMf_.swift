Testing.__checkBinaryOperation(created.output,{ $0 == $1() },"\(name) created\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("created.output"),"==",.__fromSyntaxNode(#""\(name) created\n""#)),comments: ["\(created.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:90:17-90:86
