nil                                                                                                                             

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:134:48-134:58
