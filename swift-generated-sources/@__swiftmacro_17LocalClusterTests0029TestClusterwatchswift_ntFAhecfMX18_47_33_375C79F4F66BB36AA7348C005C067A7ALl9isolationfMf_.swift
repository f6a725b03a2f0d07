nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster+watch.swift:19:48-19:58
