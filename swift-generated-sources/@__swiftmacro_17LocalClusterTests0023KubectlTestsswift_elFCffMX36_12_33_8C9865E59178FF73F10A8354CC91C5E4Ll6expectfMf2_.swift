Testing.__checkFunctionCall(yaml.output.self,calling: {
  $0.contains($1)
},"\n  name: hello\n  namespace: default\n",expression: .__fromFunctionCall(.__fromSyntaxNode("yaml.output"),"contains",(nil,.__fromStringLiteral(#""\n  name: hello\n  namespace: default\n""#, "\n  name: hello\n  namespace: default\n"))),comments: ["\(yaml.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:37:13-37:105
