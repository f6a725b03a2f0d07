Testing.__checkBinaryOperation(refused.status == 403,{ $0 && $1() },refused.message?.contains("submit a Workflow") == true,expression: .__fromBinaryOperation(.__fromSyntaxNode("refused.status == 403"),"&&",.__fromSyntaxNode(#"refused.message?.contains("submit a Workflow") == true"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:113:13-113:101
