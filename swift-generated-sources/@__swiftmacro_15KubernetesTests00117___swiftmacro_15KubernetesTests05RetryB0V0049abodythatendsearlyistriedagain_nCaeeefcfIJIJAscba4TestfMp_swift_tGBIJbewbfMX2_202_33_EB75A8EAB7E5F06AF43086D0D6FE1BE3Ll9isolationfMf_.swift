nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_.swift:3:203-3:213
