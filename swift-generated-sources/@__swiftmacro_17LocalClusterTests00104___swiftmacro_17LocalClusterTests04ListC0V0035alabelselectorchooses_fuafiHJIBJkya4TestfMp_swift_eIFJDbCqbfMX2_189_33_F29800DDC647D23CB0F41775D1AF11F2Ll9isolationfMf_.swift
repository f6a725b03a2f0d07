nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_.swift:3:190-3:200
