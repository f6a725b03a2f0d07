Testing.__checkFunctionCall(FileManager.default.self,calling: {
  $0.contents(atPath: $1)
},certificates.file("client", "key"),expression: .__fromFunctionCall(.__fromSyntaxNode("FileManager.default"),"contents",("atPath",.__fromSyntaxNode(#"certificates.file("client", "key")"#))),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:88:31-88:113
