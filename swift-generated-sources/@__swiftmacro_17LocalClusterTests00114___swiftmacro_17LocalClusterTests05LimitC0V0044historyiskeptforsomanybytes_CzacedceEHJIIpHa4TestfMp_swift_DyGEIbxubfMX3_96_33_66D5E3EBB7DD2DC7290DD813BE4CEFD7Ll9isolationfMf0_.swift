nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_.swift:4:97-4:107
