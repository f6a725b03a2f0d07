Testing.__checkPropertyAccess(table.json["rows"]?.array.self,getting: { $0?.first },expression: .__fromPropertyAccess(.__fromSyntaxNode(#"table.json["rows"]?.array"#),.__fromSyntaxNode("first")),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:75:27-75:69
