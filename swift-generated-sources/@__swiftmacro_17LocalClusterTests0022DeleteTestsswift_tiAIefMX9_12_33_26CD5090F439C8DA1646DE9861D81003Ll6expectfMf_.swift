Testing.__checkBinaryOperation(deleted.status == 200,{ $0 && $1() },deleted.json["status"] == "Success",expression: .__fromBinaryOperation(.__fromSyntaxNode("deleted.status == 200"),"&&",.__fromSyntaxNode(#"deleted.json["status"] == "Success""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:10:13-10:82
