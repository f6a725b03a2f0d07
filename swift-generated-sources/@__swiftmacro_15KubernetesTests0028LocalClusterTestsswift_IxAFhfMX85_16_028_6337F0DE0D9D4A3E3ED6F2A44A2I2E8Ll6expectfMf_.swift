Testing.__checkBinaryOperation(open,{ $0 == $1() },1,expression: .__fromBinaryOperation(.__fromSyntaxNode("open"),"==",.__fromSyntaxNode("1")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:86:17-86:35
