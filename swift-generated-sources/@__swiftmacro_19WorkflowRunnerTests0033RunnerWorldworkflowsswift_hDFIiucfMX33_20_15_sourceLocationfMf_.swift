Testing.SourceLocation.__here()

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RunnerWorld+workflows.swift:34:21-34:37
