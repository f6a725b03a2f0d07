Testing.__checkBinaryOperation(result.message,{ $0 == $1() },"Pod was active on the node longer than the specified deadline",expression: .__fromBinaryOperation(.__fromSyntaxNode("result.message"),"==",.__fromStringLiteral(#""Pod was active on the node longer than the specified deadline""#, "Pod was active on the node longer than the specified deadline")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:192:13-192:103
