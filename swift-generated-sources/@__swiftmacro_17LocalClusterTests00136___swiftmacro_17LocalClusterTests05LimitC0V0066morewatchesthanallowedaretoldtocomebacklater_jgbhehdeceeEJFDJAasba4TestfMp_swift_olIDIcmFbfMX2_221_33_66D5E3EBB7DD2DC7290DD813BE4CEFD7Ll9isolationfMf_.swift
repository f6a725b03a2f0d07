nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests05LimitC0V0066morewatchesthanallowedaretoldtocomebacklater_jgbhehdeceeEJFDJAasba4TestfMp_.swift:3:222-3:232
