Testing.SourceLocation.__here()

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster.swift:81:47-81:63
