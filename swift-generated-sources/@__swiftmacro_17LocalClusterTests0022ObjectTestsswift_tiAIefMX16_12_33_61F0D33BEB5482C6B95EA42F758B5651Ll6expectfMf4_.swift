Testing.__checkBinaryOperation(created.json["status"],{ $0 == $1() },["phase": "Pending", "message": .string(message)],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"created.json["status"]"#),"==",.__fromSyntaxNode(#"["phase": "Pending", "message": .string(message)]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:17:13-17:97
