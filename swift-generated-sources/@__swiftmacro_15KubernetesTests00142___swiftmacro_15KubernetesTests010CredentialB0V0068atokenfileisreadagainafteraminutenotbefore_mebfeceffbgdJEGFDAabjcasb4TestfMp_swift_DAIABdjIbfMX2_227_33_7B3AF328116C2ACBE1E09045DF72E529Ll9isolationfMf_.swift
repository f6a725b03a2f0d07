nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_.swift:3:228-3:238
