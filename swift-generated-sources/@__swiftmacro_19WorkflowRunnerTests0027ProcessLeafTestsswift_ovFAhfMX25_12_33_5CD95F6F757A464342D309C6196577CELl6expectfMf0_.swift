Testing.__checkFunctionCall(absent.message.self,calling: {
  $0.contains($1)
},"no program 'cowsay'",expression: .__fromFunctionCall(.__fromSyntaxNode("absent.message"),"contains",(nil,.__fromStringLiteral(#""no program 'cowsay'""#, "no program 'cowsay'"))),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:26:13-26:68
