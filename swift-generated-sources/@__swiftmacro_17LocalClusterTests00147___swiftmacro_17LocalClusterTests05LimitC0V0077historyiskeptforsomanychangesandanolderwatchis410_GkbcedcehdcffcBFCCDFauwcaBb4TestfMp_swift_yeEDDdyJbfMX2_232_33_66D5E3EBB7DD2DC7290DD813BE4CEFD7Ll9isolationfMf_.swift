nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_.swift:3:233-3:243
