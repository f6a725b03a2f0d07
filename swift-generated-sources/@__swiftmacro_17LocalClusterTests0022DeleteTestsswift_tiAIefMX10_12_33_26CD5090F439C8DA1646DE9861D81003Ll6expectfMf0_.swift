Testing.__checkBinaryOperation(deleted.json.at("details", "uid"),{ $0 == $1() },created.json.at("metadata", "uid"),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"deleted.json.at("details", "uid")"#),"==",.__fromSyntaxNode(#"created.json.at("metadata", "uid")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:11:13-11:93
