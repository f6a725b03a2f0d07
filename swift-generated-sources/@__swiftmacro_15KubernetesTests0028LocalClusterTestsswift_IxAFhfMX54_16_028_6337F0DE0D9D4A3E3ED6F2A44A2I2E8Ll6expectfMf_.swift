Testing.__checkBinaryOperation(error,{ $0 == $1() },.alreadyExists("configmaps \"m\" already exists"),expression: .__fromBinaryOperation(.__fromSyntaxNode("error"),"==",.__fromSyntaxNode(#".alreadyExists("configmaps \"m\" already exists")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:55:17-55:84
