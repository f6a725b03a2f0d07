Testing.__checkBinaryOperation(none.problems,{ $0 == $1() },"No resources found in default namespace.\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("none.problems"),"==",.__fromStringLiteral(#""No resources found in default namespace.\n""#, "No resources found in default namespace.\n")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:51:13-51:83
