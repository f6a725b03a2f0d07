Testing.__checkValue(try await cluster.patch(workflows + "/none", "{}").status == 404,expression: .__fromSyntaxNode(#"try await cluster.patch(workflows + "/none", "{}").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:64:13-64:86
