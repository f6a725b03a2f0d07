nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_.swift:4:97-4:107
