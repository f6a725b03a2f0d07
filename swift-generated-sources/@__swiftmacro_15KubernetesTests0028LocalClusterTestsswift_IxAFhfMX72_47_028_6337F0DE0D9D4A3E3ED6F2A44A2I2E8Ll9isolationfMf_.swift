nil                                                                                                                             

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:73:48-73:58
