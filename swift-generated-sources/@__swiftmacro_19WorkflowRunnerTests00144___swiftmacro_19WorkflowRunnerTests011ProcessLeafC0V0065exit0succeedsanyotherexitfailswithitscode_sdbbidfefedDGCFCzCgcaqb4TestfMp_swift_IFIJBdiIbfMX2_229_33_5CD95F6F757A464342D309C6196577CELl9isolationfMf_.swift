nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_.swift:3:230-3:240
