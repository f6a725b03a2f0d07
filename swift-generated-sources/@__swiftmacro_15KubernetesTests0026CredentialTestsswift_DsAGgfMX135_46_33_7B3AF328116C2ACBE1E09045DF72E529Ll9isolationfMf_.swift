nil                                                                                                                             

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:136:47-136:57
