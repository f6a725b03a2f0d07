nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_.swift:3:233-3:243
