nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0081atablehasthekindscolumnsandeachrowtheobjectsmetadata_rnbfddfhdeddhJHCCEGaHaBCIaEb4TestfMp_.swift:3:236-3:246
