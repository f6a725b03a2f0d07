nil                                                                                                                             

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:83:47-83:57
