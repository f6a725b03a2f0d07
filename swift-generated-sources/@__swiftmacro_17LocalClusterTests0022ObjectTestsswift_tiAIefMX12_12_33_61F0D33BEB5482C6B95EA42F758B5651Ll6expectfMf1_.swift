Testing.__checkBinaryOperation(metadata["uid"]?.string.flatMap(UUID.init(uuidString:)),{ $0 != $1() },nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"metadata["uid"]?.string.flatMap(UUID.init(uuidString:))"#),"!=",.__fromSyntaxNode("nil")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:13:13-13:84
