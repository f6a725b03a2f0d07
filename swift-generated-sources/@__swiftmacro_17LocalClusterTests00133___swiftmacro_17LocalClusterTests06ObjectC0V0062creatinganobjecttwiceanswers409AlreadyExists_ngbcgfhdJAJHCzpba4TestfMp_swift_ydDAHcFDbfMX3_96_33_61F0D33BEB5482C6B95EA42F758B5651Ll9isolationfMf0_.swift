nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_.swift:4:97-4:107
