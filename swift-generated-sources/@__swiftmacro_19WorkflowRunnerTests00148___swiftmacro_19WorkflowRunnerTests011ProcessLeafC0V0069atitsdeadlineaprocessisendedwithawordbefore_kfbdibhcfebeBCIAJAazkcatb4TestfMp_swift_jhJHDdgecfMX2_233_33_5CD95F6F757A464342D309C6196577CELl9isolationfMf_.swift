nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_.swift:3:234-3:244
