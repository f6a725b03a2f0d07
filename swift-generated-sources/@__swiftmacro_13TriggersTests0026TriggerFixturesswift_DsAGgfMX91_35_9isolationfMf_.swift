nil                                                                                                                             

// original-source-range: /work/main/Tests/TriggersTests/TriggerFixtures.swift:92:36-92:46
