Testing.__checkBinaryOperation(created.output,{ $0 == $1() },"workflow.argoproj.io/hello created\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("created.output"),"==",.__fromStringLiteral(#""workflow.argoproj.io/hello created\n""#, "workflow.argoproj.io/hello created\n")),comments: ["\(created.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:32:13-32:101
