nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_.swift:3:208-3:218
