Testing.__checkValue(try await world.run(input("u")).text == "for me",expression: .__fromSyntaxNode(#"try await world.run(input("u")).text == "for me""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:113:17-113:74
