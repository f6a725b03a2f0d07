Testing.__checkBinaryOperation(image.output,{ $0 == $1() },"busybox",expression: .__fromBinaryOperation(.__fromSyntaxNode("image.output"),"==",.__fromStringLiteral(#""busybox""#, "busybox")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:75:13-75:47
