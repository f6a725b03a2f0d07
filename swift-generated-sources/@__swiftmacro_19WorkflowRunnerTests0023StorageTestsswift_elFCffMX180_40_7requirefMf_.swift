Testing.__checkFunctionCall((),calling: { 
  dlsym($1,$2)
},nil,"setfsuid",expression: .__fromFunctionCall(nil,"dlsym",(nil,.__fromSyntaxNode("nil")),(nil,.__fromStringLiteral(#""setfsuid""#, "setfsuid"))),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:181:41-181:73
