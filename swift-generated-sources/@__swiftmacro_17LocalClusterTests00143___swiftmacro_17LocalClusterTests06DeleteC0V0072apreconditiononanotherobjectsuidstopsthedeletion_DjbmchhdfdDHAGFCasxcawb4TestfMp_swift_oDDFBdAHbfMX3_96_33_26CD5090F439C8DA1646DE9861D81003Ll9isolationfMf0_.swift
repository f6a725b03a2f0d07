nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_.swift:4:97-4:107
