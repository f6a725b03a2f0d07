nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ClientC0V0066awatchfromtoooldaversionisreportedasexpired_jfbfeddbhcicGJFDJAasba4TestfMp_.swift:3:223-3:233
