Testing.__checkClosureCall(throws: LocalClusterError.newerDatabase(path: path),performing: {
                try LocalClusterServer(.init(database: path, port: 0), logger: Logger(label: "test"))
            },expression: .__fromSyntaxNode(#"try LocalClusterServer(.init(database: path, port: 0), logger: Logger(label: "test"))"#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:119:13-121:14
