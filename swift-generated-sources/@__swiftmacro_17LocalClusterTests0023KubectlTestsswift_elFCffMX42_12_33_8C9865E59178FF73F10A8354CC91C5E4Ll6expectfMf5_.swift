Testing.__checkBinaryOperation(selected.output,{ $0 == $1() },"workflow.argoproj.io/hello\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("selected.output"),"==",.__fromStringLiteral(#""workflow.argoproj.io/hello\n""#, "workflow.argoproj.io/hello\n")),comments: ["\(selected.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:43:13-43:95
