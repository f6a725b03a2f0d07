Testing.__checkValue(try await names(cluster, "?fieldSelector=metadata.name=b,metadata.namespace=default") == ["b"],expression: .__fromSyntaxNode(#"try await names(cluster, "?fieldSelector=metadata.name=b,metadata.namespace=default") == ["b"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:40:13-40:116
