Testing.__checkValue(try await world.ended(Self.hello("after")).phase == "Succeeded",expression: .__fromSyntaxNode(#"try await world.ended(Self.hello("after")).phase == "Succeeded""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:178:17-178:89
