nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_.swift:3:218-3:228
