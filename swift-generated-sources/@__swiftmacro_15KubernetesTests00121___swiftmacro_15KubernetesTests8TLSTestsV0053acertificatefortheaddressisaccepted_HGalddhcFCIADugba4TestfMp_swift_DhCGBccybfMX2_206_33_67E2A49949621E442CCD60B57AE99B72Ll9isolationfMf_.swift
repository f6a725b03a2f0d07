nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0053acertificatefortheaddressisaccepted_HGalddhcFCIADugba4TestfMp_.swift:3:207-3:217
