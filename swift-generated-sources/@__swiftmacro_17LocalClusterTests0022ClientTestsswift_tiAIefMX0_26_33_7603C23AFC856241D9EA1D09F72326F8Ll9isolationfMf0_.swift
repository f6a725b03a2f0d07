nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:1:27-1:37
