Testing.__checkBinaryOperation(missing.message,{ $0 == $1() },"outputs.parameters 'a': there is no file /tmp/a, and no default",expression: .__fromBinaryOperation(.__fromSyntaxNode("missing.message"),"==",.__fromStringLiteral(#""outputs.parameters 'a': there is no file /tmp/a, and no default""#, "outputs.parameters 'a': there is no file /tmp/a, and no default")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:83:13-83:106
