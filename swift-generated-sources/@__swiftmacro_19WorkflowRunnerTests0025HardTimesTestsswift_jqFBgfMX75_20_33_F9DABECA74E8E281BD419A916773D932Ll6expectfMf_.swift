Testing.__checkBinaryOperation(now.phase == "Succeeded",{ $0 && $1() },now == ended,expression: .__fromBinaryOperation(.__fromSyntaxNode(#"now.phase == "Succeeded""#),"&&",.__fromSyntaxNode("now == ended")),comments: ["\(now["status"]?.text ?? "")"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:76:21-76:102
