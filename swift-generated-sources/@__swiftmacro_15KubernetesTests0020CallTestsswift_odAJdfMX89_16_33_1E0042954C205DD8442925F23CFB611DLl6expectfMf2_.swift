Testing.__checkBinaryOperation(missing,{ $0 == $1() },.notFound("Secret ci/s has no key 'none'"),expression: .__fromBinaryOperation(.__fromSyntaxNode("missing"),"==",.__fromSyntaxNode(#".notFound("Secret ci/s has no key 'none'")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:90:17-90:79
