nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0076deletinganamespaceremoveswhatisinitanddefaultstays_ElbbjhecccdhBIAHHEaFucaAb4TestfMp_.swift:3:233-3:243
