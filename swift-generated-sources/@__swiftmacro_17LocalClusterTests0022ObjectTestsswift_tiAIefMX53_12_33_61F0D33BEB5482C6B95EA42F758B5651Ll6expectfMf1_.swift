Testing.__checkBinaryOperation(Set(items.map { $0.at("metadata", "resourceVersion")?.string }).count,{ $0 == $1() },15,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"Set(items.map { $0.at("metadata", "resourceVersion")?.string }).count"#),"==",.__fromSyntaxNode("15")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:54:13-54:97
