Testing.__checkClosureCall(throws: KubernetesError.notFound("workflows.argoproj.io \"hello\" not found"),performing: {
                    try await client.get(path)
                },expression: .__fromSyntaxNode("{\n                    try await client.get(path)\n                }"),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:59:23-61:18
