Testing.__checkBinaryOperation(rest,{ $0 == $1() },nil,expression: .__fromBinaryOperation(.__fromSyntaxNode("rest"),"==",.__fromSyntaxNode("nil")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/GracefulShutdownTests.swift:34:13-34:33
