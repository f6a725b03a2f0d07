nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_.swift:3:216-3:226
