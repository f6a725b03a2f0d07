nil                                                                                                                             

// original-source-range: @__swiftmacro_19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_.swift:3:234-3:244
