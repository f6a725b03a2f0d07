Testing.__checkBinaryOperation(closed,{ $0 == $1() },.unreachable(
                            "\(configuration.server) closed the connection before it had answered",
                            retryAfter: nil
                        ),expression: .__fromBinaryOperation(.__fromSyntaxNode("closed"),"==",.__fromSyntaxNode(#".unreachable(\#n                            "\(configuration.server) closed the connection before it had answered",\#n                            retryAfter: nil\#n                        )"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:103:17-109:18
