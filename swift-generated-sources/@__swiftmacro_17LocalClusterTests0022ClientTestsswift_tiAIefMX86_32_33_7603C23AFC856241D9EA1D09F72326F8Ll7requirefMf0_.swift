Testing.__checkFunctionCall(FileManager.default.self,calling: {
  $0.contents(atPath: $1)
},certificates.file("client", "crt"),expression: .__fromFunctionCall(.__fromSyntaxNode("FileManager.default"),"contents",("atPath",.__fromSyntaxNode(#"certificates.file("client", "crt")"#))),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:87:33-87:115
