nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:1:27-1:37
