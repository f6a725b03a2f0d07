nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_.swift:4:97-4:107
