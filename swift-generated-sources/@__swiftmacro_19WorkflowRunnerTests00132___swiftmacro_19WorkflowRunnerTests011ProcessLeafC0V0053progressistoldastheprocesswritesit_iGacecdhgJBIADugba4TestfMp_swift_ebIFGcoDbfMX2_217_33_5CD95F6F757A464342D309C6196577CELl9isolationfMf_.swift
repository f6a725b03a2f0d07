nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_.swift:3:218-3:228
