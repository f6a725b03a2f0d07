nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_.swift:3:231-3:241
