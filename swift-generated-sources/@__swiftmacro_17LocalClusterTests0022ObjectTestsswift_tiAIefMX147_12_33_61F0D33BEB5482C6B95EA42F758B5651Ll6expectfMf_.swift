Testing.__checkBinaryOperation(replaced.status == 200,{ $0 && $1() },replaced.json["data"] == ["a": "2"],expression: .__fromBinaryOperation(.__fromSyntaxNode("replaced.status == 200"),"&&",.__fromSyntaxNode(#"replaced.json["data"] == ["a": "2"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:148:13-148:83
