Testing.__checkValue(try await cluster.send("POST", inside, workflow(#"{"name":"a"}"#)).status == 201,expression: .__fromSyntaxNode(##"try await cluster.send("POST", inside, workflow(#"{"name":"a"}"#)).status == 201"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:51:13-51:102
