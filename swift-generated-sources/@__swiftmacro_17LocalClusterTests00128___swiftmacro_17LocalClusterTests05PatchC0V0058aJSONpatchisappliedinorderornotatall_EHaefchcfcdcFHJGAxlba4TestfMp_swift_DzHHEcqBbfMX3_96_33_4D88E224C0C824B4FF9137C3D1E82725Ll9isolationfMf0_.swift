nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_.swift:4:97-4:107
