Testing.__checkBinaryOperation(row.at("object", "metadata", "name") == "w",{ $0 && $1() },row.at("object", "spec") == nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"row.at("object", "metadata", "name") == "w""#),"&&",.__fromSyntaxNode(#"row.at("object", "spec") == nil"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:78:13-78:100
