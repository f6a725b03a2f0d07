Testing.__checkBinaryOperation(left.json["items"],{ $0 == $1() },[],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"left.json["items"]"#),"==",.__fromSyntaxNode("[]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:54:13-54:46
