nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests07KubectlC0V0077kubectlapplycreatesthenchangesthenfindsnothingtodo_DlbfhehefhcIHIBCEanaCADaAb4TestfMp_.swift:4:97-4:107
