Testing.__checkValue(try await cluster.send("GET", "/apis/argoproj.io/v1alpha1/pods").status == 404,expression: .__fromSyntaxNode(#"try await cluster.send("GET", "/apis/argoproj.io/v1alpha1/pods").status == 404"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:121:13-121:100
