nil                                                                                                                             

// original-source-range: @__swiftmacro_13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_.swift:3:222-3:232
