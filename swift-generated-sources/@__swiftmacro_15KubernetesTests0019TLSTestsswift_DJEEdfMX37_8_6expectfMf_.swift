Testing.__checkBinaryOperation(result,{ $0 == $1() },(
                "TLS with SERVER failed: its certificate is not signed by the given certificate-authority, "
                    + "or has expired", 0
            ),expression: .__fromBinaryOperation(.__fromSyntaxNode("result"),"==",.__fromSyntaxNode(#"(\#n                "TLS with SERVER failed: its certificate is not signed by the given certificate-authority, "\#n                    + "or has expired", 0\#n            )"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:38:9-43:10
