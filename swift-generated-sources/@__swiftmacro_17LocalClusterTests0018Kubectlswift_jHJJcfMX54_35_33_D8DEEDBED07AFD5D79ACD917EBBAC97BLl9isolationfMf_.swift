nil                                                                                                                             

// original-source-range: /work/main/Tests/LocalClusterTests/Kubectl.swift:55:36-55:46
