nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_.swift:3:214-3:224
