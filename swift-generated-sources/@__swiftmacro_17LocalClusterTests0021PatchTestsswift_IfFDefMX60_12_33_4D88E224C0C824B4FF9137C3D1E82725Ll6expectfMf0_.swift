Testing.__checkValue(try await cluster.patch(workflows + "/a", #"{"metadata":{"uid":"b"}}"#).status == 409,expression: .__fromSyntaxNode(##"try await cluster.patch(workflows + "/a", #"{"metadata":{"uid":"b"}}"#).status == 409"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:61:13-61:107
