Testing.__checkFunctionCall(FileManager.default.self,calling: {
  $0.contents(atPath: $1)
},certificates.authority,expression: .__fromFunctionCall(.__fromSyntaxNode("FileManager.default"),"contents",("atPath",.__fromSyntaxNode("certificates.authority"))),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:86:37-86:107
