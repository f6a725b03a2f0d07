Testing.__checkBinaryOperation(seen[3],{ $0 == $1() },"DELETED \(names[0])",expression: .__fromBinaryOperation(.__fromSyntaxNode("seen[3]"),"==",.__fromSyntaxNode(#""DELETED \(names[0])""#)),comments: [.__line("// One that was deleted before its Workflow may be told of again.")],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:67:13-67:54
