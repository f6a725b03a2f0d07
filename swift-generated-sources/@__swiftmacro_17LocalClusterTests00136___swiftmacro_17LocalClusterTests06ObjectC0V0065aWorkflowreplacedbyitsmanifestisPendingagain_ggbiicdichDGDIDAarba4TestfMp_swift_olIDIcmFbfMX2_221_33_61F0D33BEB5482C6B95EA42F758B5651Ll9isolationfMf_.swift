nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_.swift:3:222-3:232
