Testing.__checkValue(try await cluster.send("DELETE", namespaces + "/default").status == 403,expression: .__fromSyntaxNode(#"try await cluster.send("DELETE", namespaces + "/default").status == 403"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:55:13-55:93
