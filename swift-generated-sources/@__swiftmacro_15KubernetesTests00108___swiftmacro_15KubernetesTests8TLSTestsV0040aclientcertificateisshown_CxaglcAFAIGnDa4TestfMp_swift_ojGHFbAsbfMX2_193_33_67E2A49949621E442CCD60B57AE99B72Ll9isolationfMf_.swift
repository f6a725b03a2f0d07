nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_.swift:3:194-3:204
