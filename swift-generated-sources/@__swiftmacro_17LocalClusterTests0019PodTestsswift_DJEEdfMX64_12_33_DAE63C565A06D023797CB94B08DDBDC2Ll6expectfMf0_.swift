Testing.__checkBinaryOperation(seen.count > 4,{ $0 && $1() },seen[2].hasPrefix("MODIFIED "),expression: .__fromBinaryOperation(.__fromSyntaxNode("seen.count > 4"),"&&",.__fromSyntaxNode(#"seen[2].hasPrefix("MODIFIED ")"#)),comments: ["\(seen)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:65:13-65:81
