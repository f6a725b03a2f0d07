Testing.__checkFunctionCall(cluster.url.self,calling: {
  $0.hasPrefix($1)
},"https://127.0.0.1:",expression: .__fromFunctionCall(.__fromSyntaxNode("cluster.url"),"hasPrefix",(nil,.__fromStringLiteral(#""https://127.0.0.1:""#, "https://127.0.0.1:"))),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:85:17-85:69
