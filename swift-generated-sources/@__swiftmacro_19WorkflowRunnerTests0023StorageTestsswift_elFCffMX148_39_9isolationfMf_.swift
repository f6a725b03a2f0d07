nil                                                                                                                             

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:149:40-149:50
