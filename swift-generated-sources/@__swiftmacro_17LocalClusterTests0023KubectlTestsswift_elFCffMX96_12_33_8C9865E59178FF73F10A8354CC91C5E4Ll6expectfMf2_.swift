Testing.__checkBinaryOperation(namespaces.output,{ $0 == $1() },"namespace/ci\nnamespace/default\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("namespaces.output"),"==",.__fromStringLiteral(#""namespace/ci\nnamespace/default\n""#, "namespace/ci\nnamespace/default\n")),comments: ["\(namespaces.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:97:13-97:104
