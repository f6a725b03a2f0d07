Testing.__checkBinaryOperation(post.verdict == .succeeded,{ $0 && $1() },post.text == #"POST {"a": 1}"#,expression: .__fromBinaryOperation(.__fromSyntaxNode("post.verdict == .succeeded"),"&&",.__fromSyntaxNode(##"post.text == #"POST {"a": 1}"#"##)),comments: ["\(post.message)"],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:23:17-23:105
