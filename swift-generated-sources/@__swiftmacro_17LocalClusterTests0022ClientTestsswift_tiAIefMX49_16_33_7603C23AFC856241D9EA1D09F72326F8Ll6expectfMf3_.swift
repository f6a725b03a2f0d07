Testing.__checkValue(try await events.next() == .added(created),expression: .__fromSyntaxNode("try await events.next() == .added(created)"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:50:17-50:68
