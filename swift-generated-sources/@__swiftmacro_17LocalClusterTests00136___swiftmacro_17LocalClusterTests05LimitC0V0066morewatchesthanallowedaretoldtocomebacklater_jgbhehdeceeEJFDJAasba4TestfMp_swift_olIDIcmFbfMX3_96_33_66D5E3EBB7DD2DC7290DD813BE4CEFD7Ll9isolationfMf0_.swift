nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05LimitC0V0066morewatchesthanallowedaretoldtocomebacklater_jgbhehdeceeEJFDJAasba4TestfMp_.swift:4:97-4:107
