Testing.__checkBinaryOperation(deleted.status == 200,{ $0 && $1() },deleted.json.at("metadata", "deletionTimestamp") != nil,expression: .__fromBinaryOperation(.__fromSyntaxNode("deleted.status == 200"),"&&",.__fromSyntaxNode(#"deleted.json.at("metadata", "deletionTimestamp") != nil"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:29:13-29:102
