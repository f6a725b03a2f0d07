Testing.__checkValue(list.json.at("metadata", "resourceVersion")?.string.flatMap { Int($0) },expression: .__fromSyntaxNode(#"list.json.at("metadata", "resourceVersion")?.string.flatMap { Int($0) }"#),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster+watch.swift:68:20-68:101
