Testing.__checkBinaryOperation(metadata["namespace"] == "default",{ $0 && $1() },metadata["generation"] == 1,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"metadata["namespace"] == "default""#),"&&",.__fromSyntaxNode(#"metadata["generation"] == 1"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:12:13-12:87
