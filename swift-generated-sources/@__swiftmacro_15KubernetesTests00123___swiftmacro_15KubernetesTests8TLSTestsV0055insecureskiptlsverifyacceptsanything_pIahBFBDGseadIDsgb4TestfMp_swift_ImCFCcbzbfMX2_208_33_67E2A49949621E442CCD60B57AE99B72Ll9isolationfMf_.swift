nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0055insecureskiptlsverifyacceptsanything_pIahBFBDGseadIDsgb4TestfMp_.swift:3:209-3:219
