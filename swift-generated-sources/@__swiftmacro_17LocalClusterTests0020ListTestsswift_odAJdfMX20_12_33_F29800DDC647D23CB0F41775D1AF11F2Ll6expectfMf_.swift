Testing.__checkValue(try await names(cluster, "?labelSelector=" + selector) == expected,expression: .__fromSyntaxNode(#"try await names(cluster, "?labelSelector=" + selector) == expected"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:21:13-21:88
