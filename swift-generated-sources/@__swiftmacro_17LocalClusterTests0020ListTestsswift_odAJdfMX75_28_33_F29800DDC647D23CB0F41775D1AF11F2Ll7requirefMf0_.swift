Testing.__checkPropertyAccess(row["cells"].self,getting: { $0?.array },expression: .__fromPropertyAccess(.__fromSyntaxNode(#"row["cells"]"#),.__fromSyntaxNode("array")),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:76:29-76:58
