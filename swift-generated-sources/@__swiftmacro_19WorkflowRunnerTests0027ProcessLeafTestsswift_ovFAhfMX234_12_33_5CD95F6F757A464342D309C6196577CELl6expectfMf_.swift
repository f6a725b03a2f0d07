Testing.__checkValue(await news.contains(.progress(done: 25, of: 100)),expression: .__fromSyntaxNode("await news.contains(.progress(done: 25, of: 100))"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:235:13-235:71
