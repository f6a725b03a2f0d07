nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0045aserverwithoutTLSisrecognised_qBaghdcABCEEqIa4TestfMp_.swift:4:97-4:107
