nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05ReplyC0V0070awriteforwhichnoplaceisleftsayswhentocomeback_dhbfdfcfceeeceHBFEBDawba4TestfMp_.swift:3:226-3:236
