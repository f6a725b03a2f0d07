Testing.__checkBinaryOperation(second.status.code == 429,{ $0 && $1() },second.headers.first(name: "retry-after") == "1",expression: .__fromBinaryOperation(.__fromSyntaxNode("second.status.code == 429"),"&&",.__fromSyntaxNode(#"second.headers.first(name: "retry-after") == "1""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:85:13-85:99
