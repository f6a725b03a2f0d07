Testing.__checkValue(try await names(cluster, "?fieldSelector=metadata.name!=b") == ["a"],expression: .__fromSyntaxNode(#"try await names(cluster, "?fieldSelector=metadata.name!=b") == ["a"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:41:13-41:90
