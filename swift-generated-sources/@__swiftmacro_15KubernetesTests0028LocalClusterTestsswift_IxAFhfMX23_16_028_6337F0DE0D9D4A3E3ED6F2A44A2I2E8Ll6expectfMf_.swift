Testing.__checkBinaryOperation(list["items"],{ $0 == $1() },[],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"list["items"]"#),"==",.__fromSyntaxNode("[]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:24:17-24:45
