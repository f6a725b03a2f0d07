Testing.__checkFunctionCall(promised.self,calling: {
  $0.contains($1)
},ended.phase,expression: .__fromFunctionCall(.__fromSyntaxNode("promised"),"contains",(nil,.__fromSyntaxNode("ended.phase"))),comments: ["\(file): \(ended["status"]?.text ?? "")"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift:97:17-97:99
