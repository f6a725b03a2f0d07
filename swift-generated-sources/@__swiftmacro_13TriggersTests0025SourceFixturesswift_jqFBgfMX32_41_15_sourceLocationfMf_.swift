Testing.SourceLocation.__here()

// original-source-range: /work/main/Tests/TriggersTests/SourceFixtures.swift:33:42-33:58
