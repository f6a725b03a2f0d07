Testing.__checkFunctionCall(deleted.output.self,calling: {
  $0.contains($1)
},"workflow.argoproj.io \"hello\" deleted",expression: .__fromFunctionCall(.__fromSyntaxNode("deleted.output"),"contains",(nil,.__fromStringLiteral(#""workflow.argoproj.io \"hello\" deleted""#, #"workflow.argoproj.io "hello" deleted"#))),comments: ["\(deleted.problems)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:49:13-49:110
