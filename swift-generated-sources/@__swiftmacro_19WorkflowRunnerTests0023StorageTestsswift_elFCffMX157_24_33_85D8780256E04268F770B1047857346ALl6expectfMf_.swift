Testing.__checkValue(try String(contentsOfFile: place, encoding: .utf8) == "the same",expression: .__fromSyntaxNode(#"try String(contentsOfFile: place, encoding: .utf8) == "the same""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:158:25-158:98
