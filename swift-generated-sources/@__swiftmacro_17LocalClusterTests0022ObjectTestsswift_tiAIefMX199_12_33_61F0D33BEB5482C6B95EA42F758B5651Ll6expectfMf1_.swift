Testing.__checkBinaryOperation(other.json["status"] == ["x": 2],{ $0 && $1() },other.json["spec"] == ["b": 1],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"other.json["status"] == ["x": 2]"#),"&&",.__fromSyntaxNode(#"other.json["spec"] == ["b": 1]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:200:13-200:88
