Testing.__checkBinaryOperation(cells[0] == "w",{ $0 && $1() },cells[1] == "Pending",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"cells[0] == "w""#),"&&",.__fromSyntaxNode(#"cells[1] == "Pending""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:77:13-77:62
