Testing.__checkBinaryOperation(changed.json["spec"],{ $0 == $1() },["entrypoint": "main", "shutdown": "Stop"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"changed.json["spec"]"#),"==",.__fromSyntaxNode(#"["entrypoint": "main", "shutdown": "Stop"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:171:13-171:88
