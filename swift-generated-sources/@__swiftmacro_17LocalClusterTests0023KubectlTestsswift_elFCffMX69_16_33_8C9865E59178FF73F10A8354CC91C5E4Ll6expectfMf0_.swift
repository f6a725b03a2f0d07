Testing.__checkBinaryOperation(second.output,{ $0 == $1() },"\(name) configured\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("second.output"),"==",.__fromSyntaxNode(#""\(name) configured\n""#)),comments: ["\(second.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:70:17-70:87
