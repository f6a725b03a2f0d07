Testing.__checkValue(try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(12345))") } == [],expression: .__fromSyntaxNode(#"try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(12345))") } == []"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:208:13-208:107
