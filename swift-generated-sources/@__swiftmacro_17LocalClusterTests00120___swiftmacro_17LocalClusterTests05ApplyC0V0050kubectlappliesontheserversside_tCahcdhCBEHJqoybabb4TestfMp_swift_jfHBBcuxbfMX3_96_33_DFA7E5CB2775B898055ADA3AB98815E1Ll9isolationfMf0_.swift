nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_.swift:4:97-4:107
