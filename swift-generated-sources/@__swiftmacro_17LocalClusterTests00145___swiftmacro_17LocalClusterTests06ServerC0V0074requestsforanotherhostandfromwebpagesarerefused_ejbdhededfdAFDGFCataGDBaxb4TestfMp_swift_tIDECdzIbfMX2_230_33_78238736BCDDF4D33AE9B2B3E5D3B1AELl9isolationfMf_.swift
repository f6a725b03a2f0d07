nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0074requestsforanotherhostandfromwebpagesarerefused_ejbdhededfdAFDGFCataGDBaxb4TestfMp_.swift:3:231-3:241
