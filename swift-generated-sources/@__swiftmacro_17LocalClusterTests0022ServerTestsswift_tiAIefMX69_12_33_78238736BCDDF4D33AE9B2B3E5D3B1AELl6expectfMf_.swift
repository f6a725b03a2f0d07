Testing.__checkBinaryOperation((attributes[.posixPermissions] as? NSNumber)?.intValue,{ $0 == $1() },0o600,expression: .__fromBinaryOperation(.__fromSyntaxNode("(attributes[.posixPermissions] as? NSNumber)?.intValue"),"==",.__fromSyntaxNode("0o600")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:70:13-70:85
