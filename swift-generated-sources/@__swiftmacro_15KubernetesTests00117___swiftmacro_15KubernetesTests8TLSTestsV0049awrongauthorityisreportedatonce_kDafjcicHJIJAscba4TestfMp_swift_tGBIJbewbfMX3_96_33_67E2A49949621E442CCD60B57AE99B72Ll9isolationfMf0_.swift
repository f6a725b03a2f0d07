nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0049awrongauthorityisreportedatonce_kDafjcicHJIJAscba4TestfMp_.swift:4:97-4:107
