Testing.__checkBinaryOperation(log.status == 400,{ $0 && $1() },log.message?.contains("there are no logs") == true,expression: .__fromBinaryOperation(.__fromSyntaxNode("log.status == 400"),"&&",.__fromSyntaxNode(#"log.message?.contains("there are no logs") == true"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:122:13-122:93
