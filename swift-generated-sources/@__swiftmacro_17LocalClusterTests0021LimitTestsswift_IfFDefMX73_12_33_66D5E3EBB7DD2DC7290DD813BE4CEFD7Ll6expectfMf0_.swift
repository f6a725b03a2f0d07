Testing.__checkBinaryOperation(seen.numbers == Array(1...seen.numbers.count),{ $0 && $1() },(2..<count).contains(seen.numbers.count),expression: .__fromBinaryOperation(.__fromSyntaxNode("seen.numbers == Array(1...seen.numbers.count)"),"&&",.__fromSyntaxNode("(2..<count).contains(seen.numbers.count)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:74:13-74:111
