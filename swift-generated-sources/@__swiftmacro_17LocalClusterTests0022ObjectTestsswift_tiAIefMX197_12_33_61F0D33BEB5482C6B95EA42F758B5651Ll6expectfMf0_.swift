Testing.__checkBinaryOperation(patched.json["status"] == ["x": 2],{ $0 && $1() },patched.json["spec"] == [:],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"patched.json["status"] == ["x": 2]"#),"&&",.__fromSyntaxNode(#"patched.json["spec"] == [:]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:198:13-198:87
