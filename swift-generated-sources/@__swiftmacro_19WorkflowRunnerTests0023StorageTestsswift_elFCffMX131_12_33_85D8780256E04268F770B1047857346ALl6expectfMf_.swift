Testing.__checkBinaryOperation(artifact?["name"],{ $0 == $1() },"main-logs",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"artifact?["name"]"#),"==",.__fromStringLiteral(#""main-logs""#, "main-logs")),comments: ["\(ended["status"]?.text ?? "")"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:132:13-132:88
