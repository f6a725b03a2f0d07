Testing.__checkBinaryOperation(seen,{ $0 == $1() },["added 1", "modified 2", "deleted 2"],expression: .__fromBinaryOperation(.__fromSyntaxNode("seen"),"==",.__fromSyntaxNode(#"["added 1", "modified 2", "deleted 2"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:44:17-44:72
