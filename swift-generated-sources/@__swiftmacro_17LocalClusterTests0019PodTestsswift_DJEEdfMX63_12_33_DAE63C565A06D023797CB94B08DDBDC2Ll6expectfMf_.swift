Testing.__checkBinaryOperation(seen.prefix(2).sorted(),{ $0 == $1() },names.map { "ADDED \($0)" },expression: .__fromBinaryOperation(.__fromSyntaxNode("seen.prefix(2).sorted()"),"==",.__fromSyntaxNode(#"names.map { "ADDED \($0)" }"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:64:13-64:76
