Testing.__checkPropertyAccess(created.self,getting: { $0.isSuccess },expression: .__fromNegation(.__fromPropertyAccess(.__fromSyntaxNode("created"),.__fromSyntaxNode("isSuccess")), false),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:124:13-124:40
