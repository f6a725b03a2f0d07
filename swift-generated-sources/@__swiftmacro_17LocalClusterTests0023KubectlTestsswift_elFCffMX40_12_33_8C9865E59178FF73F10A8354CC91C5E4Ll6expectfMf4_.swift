Testing.__checkBinaryOperation(annotated.output,{ $0 == $1() },"workflow.argoproj.io/hello annotated\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("annotated.output"),"==",.__fromStringLiteral(#""workflow.argoproj.io/hello annotated\n""#, "workflow.argoproj.io/hello annotated\n")),comments: ["\(annotated.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:41:13-41:107
