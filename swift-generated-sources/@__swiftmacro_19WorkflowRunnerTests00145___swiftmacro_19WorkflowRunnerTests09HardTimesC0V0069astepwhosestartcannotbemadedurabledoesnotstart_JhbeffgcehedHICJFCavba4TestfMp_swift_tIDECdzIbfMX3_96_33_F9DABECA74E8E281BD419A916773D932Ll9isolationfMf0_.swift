nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_.swift:4:97-4:107
