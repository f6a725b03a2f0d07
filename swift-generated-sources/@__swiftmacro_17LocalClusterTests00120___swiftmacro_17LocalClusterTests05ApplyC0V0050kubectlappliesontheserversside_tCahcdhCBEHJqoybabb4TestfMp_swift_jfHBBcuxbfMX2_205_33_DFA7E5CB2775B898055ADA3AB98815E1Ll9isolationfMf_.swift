nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_.swift:3:206-3:216
