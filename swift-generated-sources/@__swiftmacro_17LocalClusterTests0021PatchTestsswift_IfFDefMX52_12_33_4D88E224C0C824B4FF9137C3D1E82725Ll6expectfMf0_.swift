Testing.__checkBinaryOperation(answer.message?.contains("application/merge-patch+json"),{ $0 == $1() },true,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"answer.message?.contains("application/merge-patch+json")"#),"==",.__fromSyntaxNode("true")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:53:13-53:86
