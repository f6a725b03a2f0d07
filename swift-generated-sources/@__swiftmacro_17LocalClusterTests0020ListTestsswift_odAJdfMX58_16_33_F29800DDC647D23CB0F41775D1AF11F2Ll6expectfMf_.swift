Testing.__checkBinaryOperation(page.json.at("metadata", "resourceVersion"),{ $0 == $1() },.string(String(version)),expression: .__fromBinaryOperation(.__fromSyntaxNode(#"page.json.at("metadata", "resourceVersion")"#),"==",.__fromSyntaxNode(".string(String(version))")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:59:17-59:97
