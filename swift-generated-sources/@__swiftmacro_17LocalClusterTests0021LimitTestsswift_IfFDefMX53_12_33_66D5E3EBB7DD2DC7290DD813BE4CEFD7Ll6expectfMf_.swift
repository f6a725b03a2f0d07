Testing.__checkBinaryOperation(refused.status == 429,{ $0 && $1() },refused.reason == "TooManyRequests",expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.status == 429"),"&&",.__fromSyntaxNode(#"refused.reason == "TooManyRequests""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:54:13-54:82
