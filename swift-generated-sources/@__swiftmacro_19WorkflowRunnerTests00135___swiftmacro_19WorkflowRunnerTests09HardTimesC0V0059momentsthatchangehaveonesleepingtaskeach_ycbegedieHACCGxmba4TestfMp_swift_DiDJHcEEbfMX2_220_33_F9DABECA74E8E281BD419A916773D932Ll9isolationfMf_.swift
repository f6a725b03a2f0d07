nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_.swift:3:221-3:231
