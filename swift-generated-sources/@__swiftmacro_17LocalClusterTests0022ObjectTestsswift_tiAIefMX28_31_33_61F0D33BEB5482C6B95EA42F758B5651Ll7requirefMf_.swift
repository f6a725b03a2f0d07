Testing.__checkPropertyAccess(created.self,getting: { $0.name },expression: .__fromPropertyAccess(.__fromSyntaxNode("created"),.__fromSyntaxNode("name")),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:29:32-29:54
