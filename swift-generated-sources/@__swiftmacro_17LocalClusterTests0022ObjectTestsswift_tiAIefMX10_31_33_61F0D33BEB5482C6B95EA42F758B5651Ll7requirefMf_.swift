Testing.__checkValue(created.json["metadata"],expression: .__fromSyntaxNode(#"created.json["metadata"]"#),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:11:32-11:66
