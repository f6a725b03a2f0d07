nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_.swift:4:241-4:251
