nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_.swift:4:97-4:107
