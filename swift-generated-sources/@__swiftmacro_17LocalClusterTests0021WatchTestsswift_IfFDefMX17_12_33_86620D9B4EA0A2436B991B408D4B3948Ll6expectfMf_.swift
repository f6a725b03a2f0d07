Testing.__checkBinaryOperation(seen,{ $0 == $1() },["ADDED a", "ADDED b", "MODIFIED b", "DELETED b"],expression: .__fromBinaryOperation(.__fromSyntaxNode("seen"),"==",.__fromSyntaxNode(#"["ADDED a", "ADDED b", "MODIFIED b", "DELETED b"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:18:13-18:79
