Testing.__checkBinaryOperation(rest.output,{ $0 == $1() },"",expression: .__fromBinaryOperation(.__fromSyntaxNode("rest.output"),"==",.__fromStringLiteral(#""""#, "")),comments: ["\(rest.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:101:13-101:59
