Testing.__checkFunctionCall(table.output.self,calling: {
  $0.hasPrefix($1)
},"NAME    STATUS    AGE",expression: .__fromFunctionCall(.__fromSyntaxNode("table.output"),"hasPrefix",(nil,.__fromStringLiteral(#""NAME    STATUS    AGE""#, "NAME    STATUS    AGE"))),comments: ["\(table.output)\(table.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:34:13-34:105
