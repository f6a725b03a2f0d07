Testing.__checkValue(await cluster.reply(to: "POST", workflows, contentType: "application/json", body: body),expression: .__fromSyntaxNode(#"await cluster.reply(to: "POST", workflows, contentType: "application/json", body: body)"#),comments: [],isRequired: true,sourceLocation: Testing.SourceLocation.__here()).__required()

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:56:29-58:14
