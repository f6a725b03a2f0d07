nil                                                                                                                             

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:164:39-164:49
