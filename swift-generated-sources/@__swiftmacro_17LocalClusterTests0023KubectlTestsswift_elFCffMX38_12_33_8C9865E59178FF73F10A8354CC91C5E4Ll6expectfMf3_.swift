Testing.__checkBinaryOperation(labelled.output,{ $0 == $1() },"workflow.argoproj.io/hello labeled\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("labelled.output"),"==",.__fromStringLiteral(#""workflow.argoproj.io/hello labeled\n""#, "workflow.argoproj.io/hello labeled\n")),comments: ["\(labelled.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:39:13-39:103
