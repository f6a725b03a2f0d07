nil                                                                                                                             

// original-source-range: @__swiftmacro_13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_.swift:3:196-3:206
