Testing.__checkValue(try await cluster.patch(configMaps + "/a", #"{"data":{"hand":"h"}}"#).status == 200,expression: .__fromSyntaxNode(##"try await cluster.patch(configMaps + "/a", #"{"data":{"hand":"h"}}"#).status == 200"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:26:13-26:105
