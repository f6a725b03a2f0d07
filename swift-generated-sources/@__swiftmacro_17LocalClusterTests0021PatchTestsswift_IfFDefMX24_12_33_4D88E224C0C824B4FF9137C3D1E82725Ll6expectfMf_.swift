Testing.__checkBinaryOperation(patched.json["data"],{ $0 == $1() },["x": "eA==", "z": "eg=="],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"patched.json["data"]"#),"==",.__fromSyntaxNode(#"["x": "eA==", "z": "eg=="]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:25:13-25:72
