Testing.__checkBinaryOperation(nodes.map { $0.value["podDeleted"] },{ $0 == $1() },[true, nil],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"nodes.map { $0.value["podDeleted"] }"#),"==",.__fromSyntaxNode("[true, nil]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:91:13-91:73
