nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0059abearertokenisneededwhenoneisconfigured_vbbgfcgedcDBCCGxmba4TestfMp_.swift:3:216-3:226
