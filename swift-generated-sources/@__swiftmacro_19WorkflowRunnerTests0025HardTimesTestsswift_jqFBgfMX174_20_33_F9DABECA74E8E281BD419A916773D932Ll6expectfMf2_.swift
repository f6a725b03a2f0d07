Testing.__checkFunctionCall(message.self,calling: {
  $0.hasPrefix($1)
},"/argo/staging/script cannot be written",expression: .__fromFunctionCall(.__fromSyntaxNode("message"),"hasPrefix",(nil,.__fromStringLiteral(#""/argo/staging/script cannot be written""#, "/argo/staging/script cannot be written"))),comments: ["\(message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:175:21-175:103
