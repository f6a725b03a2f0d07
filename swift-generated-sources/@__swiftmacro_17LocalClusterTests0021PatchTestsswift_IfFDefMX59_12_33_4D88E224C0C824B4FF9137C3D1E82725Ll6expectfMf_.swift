Testing.__checkValue(try await cluster.patch(workflows + "/a", #"{"metadata":{"name":"b"}}"#).status == 400,expression: .__fromSyntaxNode(##"try await cluster.patch(workflows + "/a", #"{"metadata":{"name":"b"}}"#).status == 400"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:60:13-60:108
