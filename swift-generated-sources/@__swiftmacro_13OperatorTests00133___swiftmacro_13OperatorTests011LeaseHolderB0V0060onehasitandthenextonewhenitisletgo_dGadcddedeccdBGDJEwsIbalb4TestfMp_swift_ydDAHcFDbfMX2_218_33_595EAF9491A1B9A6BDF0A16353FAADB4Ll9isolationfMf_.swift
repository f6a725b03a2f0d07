nil                                                                                                                             

// original-source-range: @__swiftmacro_13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_.swift:3:219-3:229
