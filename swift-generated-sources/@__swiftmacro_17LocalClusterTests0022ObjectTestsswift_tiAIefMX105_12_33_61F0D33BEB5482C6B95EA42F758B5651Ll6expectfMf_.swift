Testing.__checkBinaryOperation(kind.status == 422,{ $0 && $1() },kind.message?.contains("kind: Invalid value") == true,expression: .__fromBinaryOperation(.__fromSyntaxNode("kind.status == 422"),"&&",.__fromSyntaxNode(#"kind.message?.contains("kind: Invalid value") == true"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:106:13-106:97
