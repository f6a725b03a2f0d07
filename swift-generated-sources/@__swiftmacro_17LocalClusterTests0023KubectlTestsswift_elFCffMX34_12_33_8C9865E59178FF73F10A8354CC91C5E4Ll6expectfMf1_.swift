Testing.__checkFunctionCall(table.output.self,calling: {
  $0.contains($1)
},"hello   Pending",expression: .__fromFunctionCall(.__fromSyntaxNode("table.output"),"contains",(nil,.__fromStringLiteral(#""hello   Pending""#, "hello   Pending"))),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:35:13-35:62
