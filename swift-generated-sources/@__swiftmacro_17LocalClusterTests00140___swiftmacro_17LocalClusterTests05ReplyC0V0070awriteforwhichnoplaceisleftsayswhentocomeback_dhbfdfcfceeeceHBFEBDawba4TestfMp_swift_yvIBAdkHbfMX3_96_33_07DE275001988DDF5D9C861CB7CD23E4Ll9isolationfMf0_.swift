nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_.swift:4:97-4:107
