nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0065exit0succeedsanyotherexitfailswithitscode_sdbbidfefedDGCFCzCgcaqb4TestfMp_.swift:4:97-4:107
