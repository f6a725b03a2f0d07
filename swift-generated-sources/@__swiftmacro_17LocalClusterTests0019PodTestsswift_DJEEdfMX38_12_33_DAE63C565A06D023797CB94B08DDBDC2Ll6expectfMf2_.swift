Testing.__checkBinaryOperation(rest.json["items"]?.array?.first?.at("metadata", "name")?.string,{ $0 == $1() },names.last,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"rest.json["items"]?.array?.first?.at("metadata", "name")?.string"#),"==",.__fromSyntaxNode("names.last")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:39:13-39:100
