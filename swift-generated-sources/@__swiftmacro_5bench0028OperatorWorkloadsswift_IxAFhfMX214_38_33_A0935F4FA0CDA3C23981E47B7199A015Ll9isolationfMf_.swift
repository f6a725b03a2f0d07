nil                                                                                                                             

// original-source-range: /work/main/Tests/Benchmarks/OperatorWorkloads.swift:215:39-215:49
