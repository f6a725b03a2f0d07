Testing.__checkBinaryOperation(wrong.status == 422 && wrong.text.contains("data[x]"),{ $0 && $1() },!wrong.text.contains("hunter2"),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"wrong.status == 422 && wrong.text.contains("data[x]")"#),"&&",.__fromSyntaxNode(#"!wrong.text.contains("hunter2")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:138:13-138:110
