nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster.swift:106:48-106:58
