Testing.__checkBinaryOperation(metadata["creationTimestamp"]?.string.flatMap { Timestamp(rfc3339: $0) },{ $0 != $1() },nil,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"metadata["creationTimestamp"]?.string.flatMap { Timestamp(rfc3339: $0) }"#),"!=",.__fromSyntaxNode("nil")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:14:13-14:101
