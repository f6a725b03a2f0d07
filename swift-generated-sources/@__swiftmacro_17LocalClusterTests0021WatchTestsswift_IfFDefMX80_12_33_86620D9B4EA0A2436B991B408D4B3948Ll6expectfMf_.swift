Testing.__checkBinaryOperation(future.status == 410,{ $0 && $1() },future.reason == "Expired",expression: .__fromBinaryOperation(.__fromSyntaxNode("future.status == 410"),"&&",.__fromSyntaxNode(#"future.reason == "Expired""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:81:13-81:72
