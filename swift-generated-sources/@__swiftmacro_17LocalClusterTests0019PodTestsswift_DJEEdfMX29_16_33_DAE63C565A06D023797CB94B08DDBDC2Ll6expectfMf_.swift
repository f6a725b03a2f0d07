Testing.__checkBinaryOperation(made.status,{ $0 == $1() },201,expression: .__fromBinaryOperation(.__fromSyntaxNode("made.status"),"==",.__fromSyntaxNode("201")),comments: ["\(made.text)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:30:17-30:60
