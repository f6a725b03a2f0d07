Testing.__checkValue(try await world.ended(Self.hello("other")).phase == "Succeeded",expression: .__fromSyntaxNode(#"try await world.ended(Self.hello("other")).phase == "Succeeded""#),comments: [.__line("// Others go on.")],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:59:17-59:89
