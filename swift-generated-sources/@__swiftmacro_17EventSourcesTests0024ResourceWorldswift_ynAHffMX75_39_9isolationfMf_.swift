nil                                                                                                                             

// original-source-range: /work/main/Tests/EventSourcesTests/ResourceWorld.swift:76:40-76:50
