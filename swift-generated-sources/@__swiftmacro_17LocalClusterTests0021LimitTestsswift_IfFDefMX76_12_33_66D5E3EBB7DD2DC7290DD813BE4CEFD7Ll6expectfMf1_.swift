Testing.__checkBinaryOperation(resumed.numbers,{ $0 == $1() },Array(seen.numbers.count + 1...count),expression: .__fromBinaryOperation(.__fromSyntaxNode("resumed.numbers"),"==",.__fromSyntaxNode("Array(seen.numbers.count + 1...count)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:77:13-77:78
