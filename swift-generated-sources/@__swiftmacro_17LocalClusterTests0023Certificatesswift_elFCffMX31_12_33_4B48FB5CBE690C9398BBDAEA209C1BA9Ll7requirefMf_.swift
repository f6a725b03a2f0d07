Testing.__checkPropertyAccess(ended.self,getting: { $0.isSuccess },expression: .__fromPropertyAccess(.__fromSyntaxNode("ended"),.__fromSyntaxNode("isSuccess")),comments: ["openssl \(arguments): \(ended.problems)"],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/Certificates.swift:32:13-32:81
