nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05PatchC0V0071amergepatchsetsreplaceslistsandremoveswithnull_JhbffeifdheBGBBACafocavb4TestfMp_.swift:4:97-4:107
