Testing.__checkBinaryOperation(server.received.map { "\($0.method) \($0.target)" },{ $0 == $1() },[
                    "GET \(base)", "POST \(base)/namespaces/ci/workflows", "POST \(base)/namespaces/home/workflows",
                    "POST \(base)/namespaces/own/workflows", "POST \(base)/clusterworkflowtemplates",
                ],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"server.received.map { "\($0.method) \($0.target)" }"#),"==",.__fromSyntaxNode(#"[\#n                    "GET \(base)", "POST \(base)/namespaces/ci/workflows", "POST \(base)/namespaces/home/workflows",\#n                    "POST \(base)/namespaces/own/workflows", "POST \(base)/clusterworkflowtemplates",\#n                ]"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:31:13-36:14
