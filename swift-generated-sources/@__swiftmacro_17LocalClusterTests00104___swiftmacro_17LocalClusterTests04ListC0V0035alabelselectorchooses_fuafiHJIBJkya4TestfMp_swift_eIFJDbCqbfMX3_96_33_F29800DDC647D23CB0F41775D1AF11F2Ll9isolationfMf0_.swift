nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_.swift:4:97-4:107
