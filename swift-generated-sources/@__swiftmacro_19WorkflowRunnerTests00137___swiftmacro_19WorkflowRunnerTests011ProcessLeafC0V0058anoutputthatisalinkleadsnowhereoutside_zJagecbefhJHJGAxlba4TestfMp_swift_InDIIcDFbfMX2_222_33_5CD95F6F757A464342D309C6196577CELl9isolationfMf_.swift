nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0058anoutputthatisalinkleadsnowhereoutside_zJagecbefhJHJGAxlba4TestfMp_.swift:3:223-3:233
