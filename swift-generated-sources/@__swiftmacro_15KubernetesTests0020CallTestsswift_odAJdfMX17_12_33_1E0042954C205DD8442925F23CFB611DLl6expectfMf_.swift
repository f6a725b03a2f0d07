Testing.__checkBinaryOperation(server.received.map { "\($0.method) \($0.target) \($0.header("Content-Type") ?? "-") \($0.bodyText)" },{ $0 == $1() },[
                        "GET /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",
                        "GET /prefix/apis/argoproj.io/v1alpha1/namespaces/ci/workflows?labelSelector=a%3Db%2Cc - ",
                        "PATCH /prefix/api/v1/namespaces/ci/configmaps/a%20b application/merge-patch+json "
                            + #"{"data":{"x":"1"}}"#,
                        "DELETE /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",
                        "POST /prefix/api/v1/namespaces/ci/configmaps application/json "
                            + #"{"metadata":{"name":"n"}}"#,
                    ],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"server.received.map { "\($0.method) \($0.target) \($0.header("Content-Type") ?? "-") \($0.bodyText)" }"#),"==",.__fromSyntaxNode(##"[\##n                        "GET /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",\##n                        "GET /prefix/apis/argoproj.io/v1alpha1/namespaces/ci/workflows?labelSelector=a%3Db%2Cc - ",\##n                        "PATCH /prefix/api/v1/namespaces/ci/configmaps/a%20b application/merge-patch+json "\##n                            + #"{"data":{"x":"1"}}"#,\##n                        "DELETE /prefix/api/v1/namespaces/ci/configmaps/a%20b - ",\##n                        "POST /prefix/api/v1/namespaces/ci/configmaps application/json "\##n                            + #"{"metadata":{"name":"n"}}"#,\##n                    ]"##)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:18:13-29:14
