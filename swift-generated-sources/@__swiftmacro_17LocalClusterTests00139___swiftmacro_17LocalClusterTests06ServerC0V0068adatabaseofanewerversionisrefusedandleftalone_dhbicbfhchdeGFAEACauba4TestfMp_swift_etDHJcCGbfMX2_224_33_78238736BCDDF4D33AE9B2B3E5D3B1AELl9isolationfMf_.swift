nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_.swift:3:225-3:235
