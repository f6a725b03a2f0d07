Testing.__checkBinaryOperation(replaced.status == 200,{ $0 && $1() },replaced.json.at("status", "phase") == "Pending",expression: .__fromBinaryOperation(.__fromSyntaxNode("replaced.status == 200"),"&&",.__fromSyntaxNode(#"replaced.json.at("status", "phase") == "Pending""#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:159:13-159:96
