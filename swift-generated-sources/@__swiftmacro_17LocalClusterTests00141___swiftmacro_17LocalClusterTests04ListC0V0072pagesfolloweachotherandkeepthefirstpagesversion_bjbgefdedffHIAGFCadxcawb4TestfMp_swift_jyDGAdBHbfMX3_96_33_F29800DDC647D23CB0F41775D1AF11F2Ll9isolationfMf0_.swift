nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_.swift:4:97-4:107
