nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/Kubectl.swift:35:36-35:46
