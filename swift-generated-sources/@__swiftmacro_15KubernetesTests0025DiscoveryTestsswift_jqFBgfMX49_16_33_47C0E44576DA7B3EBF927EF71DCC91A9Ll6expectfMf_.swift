Testing.__checkBinaryOperation(missing,{ $0 == $1() },.notFound("the cluster has no kind Workflow in argoproj.io/v1alpha1"),expression: .__fromBinaryOperation(.__fromSyntaxNode("missing"),"==",.__fromSyntaxNode(#".notFound("the cluster has no kind Workflow in argoproj.io/v1alpha1")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:50:17-50:106
