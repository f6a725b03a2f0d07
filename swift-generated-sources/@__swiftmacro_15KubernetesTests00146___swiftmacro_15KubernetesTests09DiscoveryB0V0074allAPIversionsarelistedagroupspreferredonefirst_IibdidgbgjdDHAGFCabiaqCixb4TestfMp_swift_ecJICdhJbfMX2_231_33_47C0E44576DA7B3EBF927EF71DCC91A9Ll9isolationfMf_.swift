nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_.swift:3:232-3:242
