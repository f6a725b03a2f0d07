nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0053acertificatefortheaddressisaccepted_HGalddhcFCIADugba4TestfMp_.swift:4:97-4:107
