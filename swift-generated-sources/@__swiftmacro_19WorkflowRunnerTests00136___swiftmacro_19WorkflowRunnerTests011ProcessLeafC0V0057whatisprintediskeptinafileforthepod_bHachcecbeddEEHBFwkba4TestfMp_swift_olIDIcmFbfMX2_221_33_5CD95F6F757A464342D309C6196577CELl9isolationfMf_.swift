nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_.swift:3:222-3:232
