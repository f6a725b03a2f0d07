Testing.__checkFunctionCall(message.self,calling: {
  $0.contains($1)
},"the object is too large",expression: .__fromFunctionCall(.__fromSyntaxNode("message"),"contains",(nil,.__fromStringLiteral(#""the object is too large""#, "the object is too large"))),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:57:17-57:69
