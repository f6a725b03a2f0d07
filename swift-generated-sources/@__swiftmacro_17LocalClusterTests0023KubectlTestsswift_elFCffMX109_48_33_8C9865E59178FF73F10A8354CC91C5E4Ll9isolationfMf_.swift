nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:110:49-110:59
