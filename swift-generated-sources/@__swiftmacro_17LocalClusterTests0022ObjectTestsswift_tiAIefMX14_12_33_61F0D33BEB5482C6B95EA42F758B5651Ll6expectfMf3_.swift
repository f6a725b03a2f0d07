Testing.__checkBinaryOperation(metadata["labels"],{ $0 == $1() },["workflows.argoproj.io/phase": "Pending"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"metadata["labels"]"#),"==",.__fromSyntaxNode(#"["workflows.argoproj.io/phase": "Pending"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:15:13-15:86
