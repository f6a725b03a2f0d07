Testing.__checkBinaryOperation(workflow?["shortNames"] == ["wf"],{ $0 && $1() },workflow?["kind"] == "Workflow",expression: .__fromBinaryOperation(.__fromSyntaxNode(#"workflow?["shortNames"] == ["wf"]"#),"&&",.__fromSyntaxNode(#"workflow?["kind"] == "Workflow""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:129:13-129:90
