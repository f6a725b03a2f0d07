nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_.swift:4:97-4:107
