Testing.__checkBinaryOperation(listed.output,{ $0 == $1() },"namespace/default\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("listed.output"),"==",.__fromStringLiteral(#""namespace/default\n""#, "namespace/default\n")),comments: ["\(listed.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:123:17-123:86
