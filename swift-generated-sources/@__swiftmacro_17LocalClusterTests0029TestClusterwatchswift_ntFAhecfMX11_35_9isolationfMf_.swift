nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster+watch.swift:12:36-12:46
