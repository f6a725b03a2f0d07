nil                                                                                                                             

// original-source-range: /work/main/Tests/Benchmarks/OperatorWorkloads.swift:209:40-209:50
