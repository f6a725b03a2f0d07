nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests8TLSTestsV0045aserverwithoutTLSisrecognised_qBaghdcABCEEqIa4TestfMp_.swift:3:199-3:209
