Testing.__checkValue(try await cluster.patch(Self.pods + "/\(name)", #"{"metadata":{"labels":{"x":"y"}}}"#).status == 403,expression: .__fromSyntaxNode(##"try await cluster.patch(Self.pods + "/\(name)", #"{"metadata":{"labels":{"x":"y"}}}"#).status == 403"##),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:118:13-120:14
