Testing.__checkBinaryOperation(lease.at("spec", "holderIdentity"),{ $0 == $1() },"b",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"lease.at("spec", "holderIdentity")"#),"==",.__fromStringLiteral(#""b""#, "b")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:49:13-49:63
