Testing.__checkBinaryOperation(failed.verdict == .failed,{ $0 && $1() },failed.message.contains("failure condition 'data.v == four'"),expression: .__fromBinaryOperation(.__fromSyntaxNode("failed.verdict == .failed"),"&&",.__fromSyntaxNode(#"failed.message.contains("failure condition 'data.v == four'")"#)),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:100:13-100:112
