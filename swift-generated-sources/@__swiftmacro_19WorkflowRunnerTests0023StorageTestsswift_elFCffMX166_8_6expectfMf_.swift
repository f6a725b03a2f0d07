Testing.__checkValue(try FileManager.default.contentsOfDirectory(atPath: directory + "/workflows/artifacts/content") == [],expression: .__fromSyntaxNode(#"try FileManager.default.contentsOfDirectory(atPath: directory + "/workflows/artifacts/content") == []"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:167:9-167:119
