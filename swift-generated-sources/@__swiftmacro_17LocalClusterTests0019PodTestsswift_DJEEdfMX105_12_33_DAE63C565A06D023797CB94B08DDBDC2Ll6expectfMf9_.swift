Testing.__checkBinaryOperation(again.compactMap { $0.at("metadata", "name")?.string },{ $0 == $1() },[failed],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"again.compactMap { $0.at("metadata", "name")?.string }"#),"==",.__fromSyntaxNode("[failed]")),comments: ["a new pod of an old name"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:106:13-106:116
