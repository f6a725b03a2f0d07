Testing.__checkBinaryOperation(refused.status == 409,{ $0 && $1() },refused.message?.contains("one: .data.x") == true,expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.status == 409"),"&&",.__fromSyntaxNode(#"refused.message?.contains("one: .data.x") == true"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:39:13-39:96
