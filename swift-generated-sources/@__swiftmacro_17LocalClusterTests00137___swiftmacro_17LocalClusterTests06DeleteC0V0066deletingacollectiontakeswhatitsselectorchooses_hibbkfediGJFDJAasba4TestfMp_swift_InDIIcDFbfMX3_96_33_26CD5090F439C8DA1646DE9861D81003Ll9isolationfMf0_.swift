nil                                                                                                                             

// original-source-range: @__swiftmacro_17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_.swift:4:97-4:107
