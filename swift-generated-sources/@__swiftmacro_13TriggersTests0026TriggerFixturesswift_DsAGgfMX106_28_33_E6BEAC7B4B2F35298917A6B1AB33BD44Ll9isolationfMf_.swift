nil                                                                                                                             

// original-source-range: /work/main/Tests/TriggersTests/TriggerFixtures.swift:107:29-107:39
