Testing.__checkValue(try await cluster.send("POST", workflows, workflow(#"{"name":"\#(long)"}"#)).status == 422,expression: .__fromSyntaxNode(##"try await cluster.send("POST", workflows, workflow(#"{"name":"\#(long)"}"#)).status == 422"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:108:13-108:112
