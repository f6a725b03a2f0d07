Testing.__checkBinaryOperation(result,{ $0 == $1() },(
                "the certificate of SERVER is for another name; use a name it was made for in 'server', "
                    + "or set tls-server-name", 0
            ),expression: .__fromBinaryOperation(.__fromSyntaxNode("result"),"==",.__fromSyntaxNode(#"(\#n                "the certificate of SERVER is for another name; use a name it was made for in 'server', "\#n                    + "or set tls-server-name", 0\#n            )"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:48:9-53:10
