Testing.__checkPropertyAccess(second.self,getting: { $0.isSuccess },expression: .__fromPropertyAccess(.__fromSyntaxNode("second"),.__fromSyntaxNode("isSuccess")),comments: ["\(second.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:71:17-71:64
