nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_.swift:3:217-3:227
