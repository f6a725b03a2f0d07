nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_.swift:3:199-3:209
