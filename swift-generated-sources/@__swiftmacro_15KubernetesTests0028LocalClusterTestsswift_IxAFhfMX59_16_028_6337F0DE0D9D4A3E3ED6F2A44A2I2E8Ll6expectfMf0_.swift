Testing.__checkBinaryOperation(type.plural == "clusterworkflowtemplates",{ $0 && $1() },!type.isNamespaced,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"type.plural == "clusterworkflowtemplates""#),"&&",.__fromSyntaxNode("!type.isNamespaced")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:60:17-60:89
