Testing.__checkBinaryOperation(result,{ $0 == $1() },(
                "TLS with SERVER failed: it refused the client certificate, or wants one; check client-certificate "
                    + "and client-key", 0
            ),expression: .__fromBinaryOperation(.__fromSyntaxNode("result"),"==",.__fromSyntaxNode(#"(\#n                "TLS with SERVER failed: it refused the client certificate, or wants one; check client-certificate "\#n                    + "and client-key", 0\#n            )"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:77:9-82:10
