nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_.swift:4:97-4:107
