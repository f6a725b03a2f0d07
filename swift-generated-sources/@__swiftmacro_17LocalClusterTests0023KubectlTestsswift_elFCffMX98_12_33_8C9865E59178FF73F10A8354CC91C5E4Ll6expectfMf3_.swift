Testing.__checkPropertyAccess(deleted.self,getting: { $0.isSuccess },expression: .__fromPropertyAccess(.__fromSyntaxNode("deleted"),.__fromSyntaxNode("isSuccess")),comments: ["\(deleted.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:99:13-99:62
