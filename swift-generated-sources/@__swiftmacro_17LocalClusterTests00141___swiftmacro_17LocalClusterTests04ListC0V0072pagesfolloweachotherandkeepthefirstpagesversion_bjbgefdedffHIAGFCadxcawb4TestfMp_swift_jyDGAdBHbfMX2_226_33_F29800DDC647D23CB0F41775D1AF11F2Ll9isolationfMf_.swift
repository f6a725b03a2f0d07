nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0072pagesfolloweachotherandkeepthefirstpagesversion_bjbgefdedffHIAGFCadxcawb4TestfMp_.swift:3:227-3:237
