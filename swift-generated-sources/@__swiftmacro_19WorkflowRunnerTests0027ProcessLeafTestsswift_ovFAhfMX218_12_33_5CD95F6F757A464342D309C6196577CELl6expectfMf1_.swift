Testing.__checkValue(try FileManager.default.subpathsOfDirectory(atPath: world.directory + "/workflows/leaves") == [
                    "uid-of-w"
                ],expression: .__fromSyntaxNode(#"try FileManager.default.subpathsOfDirectory(atPath: world.directory + "/workflows/leaves") == [\#n                    "uid-of-w"\#n                ]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:219:13-223:14
