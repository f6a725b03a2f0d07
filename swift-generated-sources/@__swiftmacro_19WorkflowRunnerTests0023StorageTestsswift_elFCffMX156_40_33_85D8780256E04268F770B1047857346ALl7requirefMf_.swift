Testing.__checkFunctionCall(store.self,calling: {
  $0.file(of: $1,in: $2)
},key,"default",expression: .__fromFunctionCall(.__fromSyntaxNode("store"),"file",("of",.__fromSyntaxNode("key")),("in",.__fromStringLiteral(#""default""#, "default"))),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:157:41-157:85
