Testing.__checkFunctionCall(refused.message.self,calling: {
  $0.hasSuffix($1)
}," answered 403",expression: .__fromFunctionCall(.__fromSyntaxNode("refused.message"),"hasSuffix",(nil,.__fromStringLiteral(#"" answered 403""#, " answered 403"))),comments: ["\(refused.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:86:13-86:86
