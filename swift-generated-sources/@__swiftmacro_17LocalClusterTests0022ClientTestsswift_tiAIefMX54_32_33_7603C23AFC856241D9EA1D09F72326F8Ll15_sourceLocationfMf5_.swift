Testing.SourceLocation.__here()

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:55:33-55:49
