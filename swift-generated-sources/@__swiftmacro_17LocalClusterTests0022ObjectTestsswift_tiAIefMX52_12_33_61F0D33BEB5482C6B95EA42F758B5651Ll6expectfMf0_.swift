Testing.__checkBinaryOperation(Set(items.map { $0.at("metadata", "name")?.string }),{ $0 == $1() },Set((0..<15).map { "w-\($0)" }),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"Set(items.map { $0.at("metadata", "name")?.string })"#),"==",.__fromSyntaxNode(#"Set((0..<15).map { "w-\($0)" })"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:53:13-53:109
