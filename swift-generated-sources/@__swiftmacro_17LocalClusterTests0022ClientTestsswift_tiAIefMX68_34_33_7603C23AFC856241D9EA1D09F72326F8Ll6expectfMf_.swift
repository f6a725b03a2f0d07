Testing.__checkClosureCall(throws: KubernetesError.self,performing: { try await client.watch(path, from: "999999") },expression: .__fromSyntaxNode(#"{ try await client.watch(path, from: "999999") }"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:69:35-69:121
