Testing.__checkBinaryOperation(failed.phase,{ $0 == $1() },"Failed",expression: .__fromBinaryOperation(.__fromSyntaxNode("failed.phase"),"==",.__fromStringLiteral(#""Failed""#, "Failed")),comments: ["\(failed["status"]?.text ?? "")"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:157:17-157:85
