nil                                                                                                                             

// original-source-range: /work/main/Tests/EventSourcesTests/ResourceWorld.swift:33:40-33:50
