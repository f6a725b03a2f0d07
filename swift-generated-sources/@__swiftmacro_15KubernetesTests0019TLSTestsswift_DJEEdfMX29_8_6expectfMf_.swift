Testing.__checkBinaryOperation(result,{ $0 == $1() },(nil, 0),expression: .__fromBinaryOperation(.__fromSyntaxNode("result"),"==",.__fromSyntaxNode("(nil, 0)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:30:9-30:36
