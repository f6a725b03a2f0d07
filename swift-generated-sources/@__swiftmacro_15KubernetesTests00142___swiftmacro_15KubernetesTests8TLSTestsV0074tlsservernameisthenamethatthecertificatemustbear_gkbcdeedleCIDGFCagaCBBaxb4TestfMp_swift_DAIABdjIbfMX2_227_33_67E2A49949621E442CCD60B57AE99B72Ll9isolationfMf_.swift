nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_.swift:3:228-3:238
