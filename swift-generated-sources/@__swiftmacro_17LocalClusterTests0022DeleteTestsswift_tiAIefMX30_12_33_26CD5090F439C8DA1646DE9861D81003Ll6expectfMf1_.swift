Testing.__checkValue(try await cluster.patch(workflows + "/a", #"{"metadata":{"finalizers":null}}"#).status == 200,expression: .__fromSyntaxNode(##"try await cluster.patch(workflows + "/a", #"{"metadata":{"finalizers":null}}"#).status == 200"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:31:13-31:115
