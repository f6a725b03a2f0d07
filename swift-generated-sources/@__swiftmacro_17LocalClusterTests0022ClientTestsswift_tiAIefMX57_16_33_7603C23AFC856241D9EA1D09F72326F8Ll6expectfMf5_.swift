Testing.__checkBinaryOperation(last["spec"],{ $0 == $1() },patched["spec"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"last["spec"]"#),"==",.__fromSyntaxNode(#"patched["spec"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:58:17-58:57
