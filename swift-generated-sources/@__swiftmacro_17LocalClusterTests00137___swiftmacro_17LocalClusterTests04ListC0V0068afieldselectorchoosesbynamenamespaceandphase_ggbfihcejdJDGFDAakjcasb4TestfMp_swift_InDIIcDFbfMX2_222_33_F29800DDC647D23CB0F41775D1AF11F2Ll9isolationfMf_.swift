nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_.swift:3:223-3:233
