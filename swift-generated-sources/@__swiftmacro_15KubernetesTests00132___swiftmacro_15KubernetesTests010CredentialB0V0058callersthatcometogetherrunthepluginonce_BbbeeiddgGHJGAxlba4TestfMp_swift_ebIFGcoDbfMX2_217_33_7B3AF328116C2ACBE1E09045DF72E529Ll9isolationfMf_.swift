nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_.swift:3:218-3:228
