Testing.__checkFunctionCall(result.message.self,calling: {
  $0.hasPrefix($1)
},"main: terminated",expression: .__fromFunctionCall(.__fromSyntaxNode("result.message"),"hasPrefix",(nil,.__fromStringLiteral(#""main: terminated""#, "main: terminated"))),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:207:13-207:66
