nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_.swift:4:97-4:107
