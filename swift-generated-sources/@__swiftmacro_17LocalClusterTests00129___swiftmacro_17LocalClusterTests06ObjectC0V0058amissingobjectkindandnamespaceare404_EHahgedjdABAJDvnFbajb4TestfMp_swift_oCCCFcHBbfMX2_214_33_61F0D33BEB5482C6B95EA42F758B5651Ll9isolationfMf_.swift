nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_.swift:3:215-3:225
