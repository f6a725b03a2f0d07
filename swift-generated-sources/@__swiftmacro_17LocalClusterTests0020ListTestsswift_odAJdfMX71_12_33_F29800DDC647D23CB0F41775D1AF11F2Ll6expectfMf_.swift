Testing.__checkBinaryOperation(table.json["kind"] == "Table",{ $0 && $1() },table.json["apiVersion"] == "meta.k8s.io/v1",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"table.json["kind"] == "Table""#),"&&",.__fromSyntaxNode(#"table.json["apiVersion"] == "meta.k8s.io/v1""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:72:13-72:99
