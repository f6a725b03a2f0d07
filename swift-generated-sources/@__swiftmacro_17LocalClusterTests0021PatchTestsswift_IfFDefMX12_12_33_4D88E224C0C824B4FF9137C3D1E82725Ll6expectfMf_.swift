Testing.__checkBinaryOperation(patched.status == 200,{ $0 && $1() },patched.json["spec"] == ["x": [3], "y": ["w": 2]],expression: .__fromBinaryOperation(.__fromSyntaxNode("patched.status == 200"),"&&",.__fromSyntaxNode(#"patched.json["spec"] == ["x": [3], "y": ["w": 2]]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:13:13-13:96
