nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_.swift:3:226-3:236
