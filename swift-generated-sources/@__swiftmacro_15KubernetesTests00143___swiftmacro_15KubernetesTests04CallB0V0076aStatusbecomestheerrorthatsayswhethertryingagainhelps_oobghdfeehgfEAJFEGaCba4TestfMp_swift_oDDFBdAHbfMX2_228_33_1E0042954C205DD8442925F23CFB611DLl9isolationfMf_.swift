nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_.swift:3:229-3:239
