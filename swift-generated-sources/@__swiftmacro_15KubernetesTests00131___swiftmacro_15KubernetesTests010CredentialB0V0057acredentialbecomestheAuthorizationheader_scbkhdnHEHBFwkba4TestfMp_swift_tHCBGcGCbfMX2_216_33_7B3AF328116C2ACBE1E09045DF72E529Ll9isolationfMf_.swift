nil                                                                                                                             

// original-source-range: @__swiftmacro_15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_.swift:3:217-3:227
