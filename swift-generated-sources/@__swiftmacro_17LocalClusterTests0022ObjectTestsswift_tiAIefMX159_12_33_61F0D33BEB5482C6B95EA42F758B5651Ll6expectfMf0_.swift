Testing.__checkBinaryOperation(replaced.json.at("metadata", "labels"),{ $0 == $1() },["workflows.argoproj.io/phase": "Pending"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"replaced.json.at("metadata", "labels")"#),"==",.__fromSyntaxNode(#"["workflows.argoproj.io/phase": "Pending"]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:160:13-160:106
