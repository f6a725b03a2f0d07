nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_.swift:4:97-4:107
