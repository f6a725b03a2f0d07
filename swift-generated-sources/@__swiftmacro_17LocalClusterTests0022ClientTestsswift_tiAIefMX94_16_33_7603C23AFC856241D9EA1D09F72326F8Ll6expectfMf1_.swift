Testing.__checkBinaryOperation(created.at("metadata", "uid"),{ $0 != $1() },nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"created.at("metadata", "uid")"#),"!=",.__fromSyntaxNode("nil")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:95:17-95:62
