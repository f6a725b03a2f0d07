Testing.__checkValue(try await cluster.patch(path, Self.wish("{}"), type: Self.type).status == 400,expression: .__fromSyntaxNode(#"try await cluster.patch(path, Self.wish("{}"), type: Self.type).status == 400"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:51:13-51:99
