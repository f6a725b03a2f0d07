nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_.swift:4:97-4:107
