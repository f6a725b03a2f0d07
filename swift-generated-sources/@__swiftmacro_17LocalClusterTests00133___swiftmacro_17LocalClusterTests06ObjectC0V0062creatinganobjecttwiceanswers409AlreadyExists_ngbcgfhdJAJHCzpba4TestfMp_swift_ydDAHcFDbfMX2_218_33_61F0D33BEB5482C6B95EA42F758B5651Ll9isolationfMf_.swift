nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_.swift:3:219-3:229
