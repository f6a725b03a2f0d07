Testing.__checkValue(try await events.next() == .modified(patched),expression: .__fromSyntaxNode("try await events.next() == .modified(patched)"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:52:17-52:71
