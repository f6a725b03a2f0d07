nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0067aportinuseisanerrorthatnamesitandwhattodo_pdbecdccfefcdecCCIIEBatba4TestfMp_.swift:3:224-3:234
