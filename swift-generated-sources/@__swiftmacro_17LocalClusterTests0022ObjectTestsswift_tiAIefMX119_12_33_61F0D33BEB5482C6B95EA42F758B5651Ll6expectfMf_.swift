Testing.__checkBinaryOperation(object.status == 404,{ $0 && $1() },object.message == "workflows.argoproj.io \"none\" not found",expression: .__fromBinaryOperation(.__fromSyntaxNode("object.status == 404"),"&&",.__fromSyntaxNode(#"object.message == "workflows.argoproj.io \"none\" not found""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:120:13-120:106
