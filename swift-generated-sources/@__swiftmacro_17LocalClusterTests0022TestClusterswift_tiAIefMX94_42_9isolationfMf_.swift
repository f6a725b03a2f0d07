nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/TestCluster.swift:95:43-95:53
