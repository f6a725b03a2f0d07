Testing.__checkBinaryOperation(pages,{ $0 == $1() },[["a", "b"], ["c", "d"], ["e"]],expression: .__fromBinaryOperation(.__fromSyntaxNode("pages"),"==",.__fromSyntaxNode(#"[["a", "b"], ["c", "d"], ["e"]]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:63:13-63:62
