Testing.__checkBinaryOperation(patched.json["spec"],{ $0 == $1() },["x": [2, 3], "c": 1, "d": "e"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"patched.json["spec"]"#),"==",.__fromSyntaxNode(#"["x": [2, 3], "c": 1, "d": "e"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:40:13-40:77
