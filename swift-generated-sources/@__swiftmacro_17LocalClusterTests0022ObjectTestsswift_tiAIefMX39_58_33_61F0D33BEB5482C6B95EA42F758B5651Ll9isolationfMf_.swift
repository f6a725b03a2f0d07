nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:40:59-40:69
