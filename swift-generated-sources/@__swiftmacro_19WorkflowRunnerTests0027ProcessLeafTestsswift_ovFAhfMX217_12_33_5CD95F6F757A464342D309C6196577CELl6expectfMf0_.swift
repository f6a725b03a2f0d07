Testing.__checkValue(try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(23456))") } == [],expression: .__fromSyntaxNode(#"try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(23456))") } == []"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:218:13-218:107
