nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_.swift:4:97-4:107
