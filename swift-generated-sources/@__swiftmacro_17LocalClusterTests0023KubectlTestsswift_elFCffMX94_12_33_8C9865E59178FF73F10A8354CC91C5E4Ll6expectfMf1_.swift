Testing.__checkBinaryOperation(map.output,{ $0 == $1() },"b",expression: .__fromBinaryOperation(.__fromSyntaxNode("map.output"),"==",.__fromStringLiteral(#""b""#, "b")),comments: ["\(map.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:95:13-95:58
