Testing.__checkBinaryOperation(all.first?.at("metadata", "name") == "a",{ $0 && $1() },all.last?.at("metadata", "name") == "z",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"all.first?.at("metadata", "name") == "a""#),"&&",.__fromSyntaxNode(#"all.last?.at("metadata", "name") == "z""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:139:13-139:105
