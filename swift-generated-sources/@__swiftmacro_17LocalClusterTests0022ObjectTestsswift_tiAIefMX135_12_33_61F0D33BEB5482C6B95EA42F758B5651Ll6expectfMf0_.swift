Testing.__checkBinaryOperation(created.json["type"],{ $0 == $1() },"Opaque",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"created.json["type"]"#),"==",.__fromStringLiteral(#""Opaque""#, "Opaque")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:136:13-136:54
