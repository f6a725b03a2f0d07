Testing.__checkBinaryOperation(changed.json.at("metadata", "generation"),{ $0 == $1() },2,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"changed.json.at("metadata", "generation")"#),"==",.__fromSyntaxNode("2")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:170:13-170:68
