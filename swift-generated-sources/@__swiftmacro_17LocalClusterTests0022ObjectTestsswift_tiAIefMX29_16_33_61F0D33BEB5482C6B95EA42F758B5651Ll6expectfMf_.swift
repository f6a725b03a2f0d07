Testing.__checkBinaryOperation(created.status == 201 && name.count <= 63,{ $0 && $1() },name.hasPrefix(prefix.prefix(58)),expression: .__fromBinaryOperation(.__fromSyntaxNode("created.status == 201 && name.count <= 63"),"&&",.__fromSyntaxNode("name.hasPrefix(prefix.prefix(58))")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:30:17-30:104
