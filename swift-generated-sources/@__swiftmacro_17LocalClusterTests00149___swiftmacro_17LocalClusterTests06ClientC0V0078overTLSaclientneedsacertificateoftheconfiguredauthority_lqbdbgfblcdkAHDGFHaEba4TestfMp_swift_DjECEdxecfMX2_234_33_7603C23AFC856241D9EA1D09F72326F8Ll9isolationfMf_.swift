nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_.swift:3:235-3:245
