Testing.__checkBinaryOperation(first.output,{ $0 == $1() },"configmap/a serverside-applied\n",expression: .__fromBinaryOperation(.__fromSyntaxNode("first.output"),"==",.__fromStringLiteral(#""configmap/a serverside-applied\n""#, "configmap/a serverside-applied\n")),comments: ["\(first.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:69:17-69:97
