nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_.swift:4:97-4:107
