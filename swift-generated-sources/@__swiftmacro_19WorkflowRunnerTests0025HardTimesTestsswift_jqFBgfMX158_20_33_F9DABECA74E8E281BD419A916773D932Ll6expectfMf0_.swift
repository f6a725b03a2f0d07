Testing.__checkBinaryOperation(failed.nodes.first?.at("outputs", "exitCode"),{ $0 == $1() },"4",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"failed.nodes.first?.at("outputs", "exitCode")"#),"==",.__fromStringLiteral(#""4""#, "4")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:159:21-159:82
