Testing.__checkBinaryOperation(names.count == 4,{ $0 && $1() },names == names.sorted(),expression: .__fromBinaryOperation(.__fromSyntaxNode("names.count == 4"),"&&",.__fromSyntaxNode("names == names.sorted()")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:34:13-34:65
