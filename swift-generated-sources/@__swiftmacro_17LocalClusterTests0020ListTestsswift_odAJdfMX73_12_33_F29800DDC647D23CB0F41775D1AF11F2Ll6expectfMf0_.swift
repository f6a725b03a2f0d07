Testing.__checkBinaryOperation(columns,{ $0 == $1() },["Name", "Status", "Age", "Message"],expression: .__fromBinaryOperation(.__fromSyntaxNode("columns"),"==",.__fromSyntaxNode(#"["Name", "Status", "Age", "Message"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:74:13-74:69
