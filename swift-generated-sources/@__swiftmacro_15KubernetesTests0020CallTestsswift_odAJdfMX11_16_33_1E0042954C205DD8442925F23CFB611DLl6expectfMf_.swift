Testing.__checkValue(try await client.get(.config) == ["kind": "Thing"],expression: .__fromSyntaxNode(#"try await client.get(.config) == ["kind": "Thing"]"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:12:17-12:76
