Testing.__checkBinaryOperation(late.status == 410,{ $0 && $1() },late.reason == "Expired",expression: .__fromBinaryOperation(.__fromSyntaxNode("late.status == 410"),"&&",.__fromSyntaxNode(#"late.reason == "Expired""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:28:13-28:68
