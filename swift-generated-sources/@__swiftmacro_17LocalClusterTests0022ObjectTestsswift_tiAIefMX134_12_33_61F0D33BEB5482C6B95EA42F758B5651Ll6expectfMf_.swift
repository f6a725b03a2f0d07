Testing.__checkBinaryOperation(created.json["data"] == ["x": "eA==", "y": "d2h5"],{ $0 && $1() },created.json["stringData"] == nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"created.json["data"] == ["x": "eA==", "y": "d2h5"]"#),"&&",.__fromSyntaxNode(#"created.json["stringData"] == nil"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:135:13-135:109
