nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_.swift:3:229-3:239
