Testing.__checkBinaryOperation(answer.status == 422,{ $0 && $1() },answer.reason == "Invalid",expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status == 422"),"&&",.__fromSyntaxNode(#"answer.reason == "Invalid""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:98:13-98:72
