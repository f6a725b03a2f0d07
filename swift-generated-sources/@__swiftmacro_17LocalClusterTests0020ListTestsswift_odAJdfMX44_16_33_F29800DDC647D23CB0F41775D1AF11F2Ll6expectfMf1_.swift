Testing.__checkBinaryOperation(list.json["items"]?.array?.count,{ $0 == $1() },count,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"list.json["items"]?.array?.count"#),"==",.__fromSyntaxNode("count")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:45:17-45:67
