nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_.swift:3:225-3:235
