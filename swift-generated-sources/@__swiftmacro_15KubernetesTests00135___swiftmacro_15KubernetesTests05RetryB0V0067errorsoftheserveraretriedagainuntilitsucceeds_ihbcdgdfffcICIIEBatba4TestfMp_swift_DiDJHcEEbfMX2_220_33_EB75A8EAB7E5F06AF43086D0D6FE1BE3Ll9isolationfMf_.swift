nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_.swift:3:221-3:231
