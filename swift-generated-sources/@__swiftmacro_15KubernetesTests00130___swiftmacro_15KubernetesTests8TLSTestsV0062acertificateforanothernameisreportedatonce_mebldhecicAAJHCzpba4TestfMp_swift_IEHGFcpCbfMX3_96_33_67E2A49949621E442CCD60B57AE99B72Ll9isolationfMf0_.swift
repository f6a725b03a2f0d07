nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_.swift:4:97-4:107
