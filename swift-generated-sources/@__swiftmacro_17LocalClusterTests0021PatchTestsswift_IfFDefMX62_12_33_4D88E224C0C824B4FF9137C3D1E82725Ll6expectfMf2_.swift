Testing.__checkValue(try await cluster.patch(workflows + "/a", #"{"spec":null}"#).status == 422,expression: .__fromSyntaxNode(##"try await cluster.patch(workflows + "/a", #"{"spec":null}"#).status == 422"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:63:13-63:96
