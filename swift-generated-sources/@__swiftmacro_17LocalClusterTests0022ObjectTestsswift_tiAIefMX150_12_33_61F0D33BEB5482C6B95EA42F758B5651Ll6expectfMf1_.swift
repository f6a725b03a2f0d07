Testing.__checkBinaryOperation(late.status == 409,{ $0 && $1() },late.reason == "Conflict",expression: .__fromBinaryOperation(.__fromSyntaxNode("late.status == 409"),"&&",.__fromSyntaxNode(#"late.reason == "Conflict""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:151:13-151:69
