Testing.__checkValue(await cluster.reply(to: method, path, contentType: type, body: Array(body.utf8)),expression: .__fromSyntaxNode("await cluster.reply(to: method, path, contentType: type, body: Array(body.utf8))"),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:25:25-25:115
