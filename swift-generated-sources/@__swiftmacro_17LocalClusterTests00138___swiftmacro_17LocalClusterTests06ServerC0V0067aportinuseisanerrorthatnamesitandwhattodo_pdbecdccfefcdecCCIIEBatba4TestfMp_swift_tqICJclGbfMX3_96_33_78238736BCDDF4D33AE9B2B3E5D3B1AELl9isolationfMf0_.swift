nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_.swift:4:97-4:107
