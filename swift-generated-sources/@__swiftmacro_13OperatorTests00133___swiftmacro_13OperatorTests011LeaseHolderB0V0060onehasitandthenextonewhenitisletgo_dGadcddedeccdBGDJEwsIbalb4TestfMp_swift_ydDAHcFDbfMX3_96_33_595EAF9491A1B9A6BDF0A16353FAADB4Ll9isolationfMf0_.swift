nil                                                                                                                             

// original-source-range: @__swiftmacro_13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_.swift:4:97-4:107
