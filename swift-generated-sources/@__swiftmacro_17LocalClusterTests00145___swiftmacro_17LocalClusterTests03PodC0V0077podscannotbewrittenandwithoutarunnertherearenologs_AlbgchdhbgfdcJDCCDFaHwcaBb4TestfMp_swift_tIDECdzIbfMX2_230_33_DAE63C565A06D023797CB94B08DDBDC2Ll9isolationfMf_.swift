nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_.swift:3:231-3:241
