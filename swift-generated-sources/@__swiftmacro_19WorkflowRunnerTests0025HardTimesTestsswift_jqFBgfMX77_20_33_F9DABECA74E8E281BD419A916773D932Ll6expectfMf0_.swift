Testing.__checkValue(try String(contentsOfFile: log, encoding: .utf8) == "said\n",expression: .__fromSyntaxNode(#"try String(contentsOfFile: log, encoding: .utf8) == "said\n""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:78:21-78:90
