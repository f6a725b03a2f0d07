nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_.swift:4:243-4:253
