Testing.__checkValue(cluster.url.split(separator: ":").last.flatMap { Int($0) },expression: .__fromSyntaxNode(#"cluster.url.split(separator: ":").last.flatMap { Int($0) }"#),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:100:28-100:96
