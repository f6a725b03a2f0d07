nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_.swift:4:97-4:107
