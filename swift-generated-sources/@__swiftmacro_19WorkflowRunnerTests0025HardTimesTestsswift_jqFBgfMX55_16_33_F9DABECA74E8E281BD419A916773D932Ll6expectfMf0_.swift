Testing.__checkFunctionCall(message.self,calling: {
  $0.hasPrefix($1)
},"the cluster does not take the status: ",expression: .__fromFunctionCall(.__fromSyntaxNode("message"),"hasPrefix",(nil,.__fromStringLiteral(#""the cluster does not take the status: ""#, "the cluster does not take the status: "))),comments: ["\(message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:56:17-56:99
