Testing.__checkBinaryOperation(answer.json.at("details", "causes")?.array?.compactMap { $0["field"]?.string },{ $0 == $1() },[field],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"answer.json.at("details", "causes")?.array?.compactMap { $0["field"]?.string }"#),"==",.__fromSyntaxNode("[field]")),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:99:13-99:111
