nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_.swift:3:196-3:206
