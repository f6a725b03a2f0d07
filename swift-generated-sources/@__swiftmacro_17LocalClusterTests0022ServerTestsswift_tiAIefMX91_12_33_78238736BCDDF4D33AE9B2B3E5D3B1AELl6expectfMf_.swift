Testing.__checkBinaryOperation(clock.now - stop,{ $0 < $1() },.seconds(5),expression: .__fromBinaryOperation(.__fromSyntaxNode("clock.now - stop"),"<",.__fromSyntaxNode(".seconds(5)")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:92:13-92:52
