Testing.__checkBinaryOperation(key.output,{ $0 == $1() },"c2Vjb25k",expression: .__fromBinaryOperation(.__fromSyntaxNode("key.output"),"==",.__fromStringLiteral(#""c2Vjb25k""#, "c2Vjb25k")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:77:13-77:46
