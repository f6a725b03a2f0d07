Testing.__checkFunctionCall(FileManager.default.self,calling: {
  $0.fileExists(atPath: $1)
},world.directory + "/workflows/logs/default/unsynced",expression: .__fromNegation(.__fromFunctionCall(.__fromSyntaxNode("FileManager.default"),"fileExists",("atPath",.__fromSyntaxNode(#"world.directory + "/workflows/logs/default/unsynced""#))), false),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:100:13-100:115
