nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0066replacingneedsthecurrentversionwhenitnamesone_lhbfdhhecfCJFDJAasba4TestfMp_.swift:4:97-4:107
