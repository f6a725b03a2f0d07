nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_.swift:3:200-3:210
