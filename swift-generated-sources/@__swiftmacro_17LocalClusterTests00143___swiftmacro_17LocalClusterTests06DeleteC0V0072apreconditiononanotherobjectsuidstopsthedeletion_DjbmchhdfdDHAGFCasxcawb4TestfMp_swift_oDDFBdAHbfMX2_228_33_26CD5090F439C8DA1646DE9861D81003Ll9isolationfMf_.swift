nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_.swift:3:229-3:239
