nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0060amissingclientcertificateisreportedatonce_pdbhglcicIDEHBynba4TestfMp_.swift:4:97-4:107
