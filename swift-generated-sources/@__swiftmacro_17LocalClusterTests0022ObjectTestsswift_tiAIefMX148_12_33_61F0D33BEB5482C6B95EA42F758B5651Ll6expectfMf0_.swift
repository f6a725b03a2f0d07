Testing.__checkBinaryOperation(replaced.json.at("metadata", "uid"),{ $0 == $1() },created.json.at("metadata", "uid"),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"replaced.json.at("metadata", "uid")"#),"==",.__fromSyntaxNode(#"created.json.at("metadata", "uid")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:149:13-149:95
