nil                                                                                                                             

// original-source-range: /work/main/Tests/EventSourcesTests/ResourceWorld.swift:42:39-42:49
