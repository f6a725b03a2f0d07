nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_.swift:4:97-4:107
