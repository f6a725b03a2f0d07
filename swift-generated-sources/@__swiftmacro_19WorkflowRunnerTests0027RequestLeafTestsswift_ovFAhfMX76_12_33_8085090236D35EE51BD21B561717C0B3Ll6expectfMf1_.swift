Testing.__checkBinaryOperation(["name", "deep", "jq", "none"].map(ended.parameter),{ $0 == $1() },[name, "deep", "done!", "absent"],expression: .__fromBinaryOperation(.__fromSyntaxNode(#"["name", "deep", "jq", "none"].map(ended.parameter)"#),"==",.__fromSyntaxNode(#"[name, "deep", "done!", "absent"]"#)),comments: ["\(ended.outputs.text)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:77:13-80:14
