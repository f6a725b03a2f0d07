nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_.swift:3:223-3:233
