Testing.__checkBinaryOperation(first.json["items"]?.array?.count,{ $0 == $1() },3,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"first.json["items"]?.array?.count"#),"==",.__fromSyntaxNode("3")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:36:13-36:60
