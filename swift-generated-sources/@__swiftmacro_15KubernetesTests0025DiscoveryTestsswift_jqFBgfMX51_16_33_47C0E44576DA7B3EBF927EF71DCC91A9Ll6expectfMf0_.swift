Testing.__checkBinaryOperation(installed.plural,{ $0 == $1() },"workflows",expression: .__fromBinaryOperation(.__fromSyntaxNode("installed.plural"),"==",.__fromStringLiteral(#""workflows""#, "workflows")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:52:17-52:57
