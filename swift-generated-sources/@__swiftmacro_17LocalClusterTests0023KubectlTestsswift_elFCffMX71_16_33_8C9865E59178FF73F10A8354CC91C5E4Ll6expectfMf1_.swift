Testing.__checkBinaryOperation(third.output,{ $0 == $1() },"\(name) unchanged\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("third.output"),"==",.__fromSyntaxNode(#""\(name) unchanged\n""#)),comments: ["\(third.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:72:17-72:84
