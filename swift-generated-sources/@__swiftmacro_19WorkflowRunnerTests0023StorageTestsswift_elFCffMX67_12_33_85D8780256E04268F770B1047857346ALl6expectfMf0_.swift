Testing.__checkBinaryOperation(made.outputs["artifacts"]?.array?.first?.at("s3", "key"),{ $0 == $1() },"up/d.tgz",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"made.outputs["artifacts"]?.array?.first?.at("s3", "key")"#),"==",.__fromStringLiteral(#""up/d.tgz""#, "up/d.tgz")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:68:13-68:92
