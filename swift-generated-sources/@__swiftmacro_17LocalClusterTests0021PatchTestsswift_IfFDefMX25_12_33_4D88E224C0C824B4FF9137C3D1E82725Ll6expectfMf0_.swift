Testing.__checkBinaryOperation(patched.json.at("metadata", "labels") == ["l": "1"],{ $0 && $1() },patched.json["$setElementOrder/x"] == nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"patched.json.at("metadata", "labels") == ["l": "1"]"#),"&&",.__fromSyntaxNode(#"patched.json["$setElementOrder/x"] == nil"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:26:13-26:118
