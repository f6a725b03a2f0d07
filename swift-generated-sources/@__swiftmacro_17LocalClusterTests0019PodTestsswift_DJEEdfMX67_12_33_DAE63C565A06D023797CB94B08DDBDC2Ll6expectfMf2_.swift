Testing.__checkBinaryOperation(Set(seen.dropFirst(3)),{ $0 == $1() },Set(names.map { "DELETED \($0)" }),expression: .__fromBinaryOperation(.__fromSyntaxNode("Set(seen.dropFirst(3))"),"==",.__fromSyntaxNode(#"Set(names.map { "DELETED \($0)" })"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:68:13-68:82
