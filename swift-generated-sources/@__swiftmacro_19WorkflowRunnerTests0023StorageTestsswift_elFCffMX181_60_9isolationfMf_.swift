nil                                                                                                                             

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:182:61-182:71
