nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0055insecureskiptlsverifyacceptsanything_pIahBFBDGseadIDsgb4TestfMp_.swift:4:97-4:107
