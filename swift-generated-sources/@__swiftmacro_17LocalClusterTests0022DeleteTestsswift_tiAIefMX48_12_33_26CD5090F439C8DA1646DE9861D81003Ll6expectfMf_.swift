Testing.__checkValue(try await cluster.send("POST", namespaces, #"{"metadata":{"name":"ci"}}"#).status == 201,expression: .__fromSyntaxNode(##"try await cluster.send("POST", namespaces, #"{"metadata":{"name":"ci"}}"#).status == 201"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:49:13-49:110
