nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_.swift:3:228-3:238
