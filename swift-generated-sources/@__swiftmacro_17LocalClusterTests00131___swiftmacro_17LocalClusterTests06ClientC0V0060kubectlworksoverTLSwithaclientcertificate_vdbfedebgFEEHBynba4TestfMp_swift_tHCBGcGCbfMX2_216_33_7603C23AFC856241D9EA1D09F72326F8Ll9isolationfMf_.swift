nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_.swift:3:217-3:227
