Testing.__checkFunctionCall(created.problems.self,calling: {
  $0.contains($1)
},"spec.arguments.parameters[0].value",expression: .__fromFunctionCall(.__fromSyntaxNode("created.problems"),"contains",(nil,.__fromStringLiteral(#""spec.arguments.parameters[0].value""#, "spec.arguments.parameters[0].value"))),comments: ["\(created.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:125:13-125:108
