nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_.swift:5:99-5:109
