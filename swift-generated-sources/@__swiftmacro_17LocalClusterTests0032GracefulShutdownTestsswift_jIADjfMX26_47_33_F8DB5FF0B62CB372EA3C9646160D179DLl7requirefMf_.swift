Testing.__checkValue(address,expression: .__fromSyntaxNode("address"),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/GracefulShutdownTests.swift:27:48-27:65
