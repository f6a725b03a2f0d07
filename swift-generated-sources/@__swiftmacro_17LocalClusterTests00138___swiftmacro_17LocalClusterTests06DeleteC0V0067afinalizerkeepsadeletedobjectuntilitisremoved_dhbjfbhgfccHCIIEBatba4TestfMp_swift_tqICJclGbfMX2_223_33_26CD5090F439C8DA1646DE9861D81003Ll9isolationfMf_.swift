nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0067afinalizerkeepsadeletedobjectuntilitisremoved_dhbjfbhgfccHCIIEBatba4TestfMp_.swift:3:224-3:234
