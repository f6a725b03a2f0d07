nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_.swift:4:97-4:107
