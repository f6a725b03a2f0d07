nil                                                                                                                             

// original-source-range: @__swiftmacro_13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_.swift:3:216-3:226
