Testing.__checkBinaryOperation(answer.status == 415,{ $0 && $1() },answer.reason == "UnsupportedMediaType",expression: .__fromBinaryOperation(.__fromSyntaxNode("answer.status == 415"),"&&",.__fromSyntaxNode(#"answer.reason == "UnsupportedMediaType""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:52:13-52:85
