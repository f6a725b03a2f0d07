Testing.__checkBinaryOperation(secret.output,{ $0 == $1() },"Opaque Yg==",expression: .__fromBinaryOperation(.__fromSyntaxNode("secret.output"),"==",.__fromStringLiteral(#""Opaque Yg==""#, "Opaque Yg==")),comments: ["\(secret.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:93:13-93:74
