Testing.__checkBinaryOperation(chosen.json["items"]?.array?.count,{ $0 == $1() },1,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"chosen.json["items"]?.array?.count"#),"==",.__fromSyntaxNode("1")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:42:13-42:61
