Testing.__checkValue(try FileManagement.text(counter) == "x\n",expression: .__fromSyntaxNode(#"try FileManagement.text(counter) == "x\n""#),comments: [],isRequired: false,sourceLocation: Testing.SourceLocation.__here()).__expected()

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:140:9-140:59
