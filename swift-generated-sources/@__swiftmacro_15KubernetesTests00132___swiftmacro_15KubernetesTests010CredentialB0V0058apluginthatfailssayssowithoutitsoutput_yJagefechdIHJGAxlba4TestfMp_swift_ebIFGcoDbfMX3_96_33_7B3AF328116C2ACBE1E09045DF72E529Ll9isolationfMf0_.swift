nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_.swift:4:97-4:107
