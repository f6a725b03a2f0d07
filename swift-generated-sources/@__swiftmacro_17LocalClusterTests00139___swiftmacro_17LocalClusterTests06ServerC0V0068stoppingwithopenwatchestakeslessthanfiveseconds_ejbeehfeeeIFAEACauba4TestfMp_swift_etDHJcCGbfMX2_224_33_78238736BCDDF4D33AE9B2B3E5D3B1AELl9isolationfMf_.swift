nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_.swift:3:225-3:235
