nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05WatchC0V0072abookmarkattheendofthewatchsayshowfarithasseen_JhbicddcdfeddcdJHJECEayba4TestfMp_.swift:3:228-3:238
