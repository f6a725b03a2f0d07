Testing.__checkValue(try await client.list(all)["items"]?.array?.count == 1,expression: .__fromSyntaxNode(#"try await client.list(all)["items"]?.array?.count == 1"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:48:17-48:80
