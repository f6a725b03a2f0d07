nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_.swift:3:235-3:245
