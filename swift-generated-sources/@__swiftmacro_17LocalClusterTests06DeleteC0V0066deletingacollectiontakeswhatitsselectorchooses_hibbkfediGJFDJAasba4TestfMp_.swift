@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_17Z293a2958722cf2aefMu_() async throws -> Void {
  let $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DeleteTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_7__localfMu_.`deleting a collection takes what its selector chooses`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_25generator293a2958722cf2aefMu_() async -> Testing.Test {
  return .__function(
  named: "`deleting a collection takes what its selector chooses`()",
  in: DeleteTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "deleting a collection takes what its selector chooses",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/DeleteTests.swift", filePath: "/work/main/Tests/LocalClusterTests/DeleteTests.swift", line: 36, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_17Z293a2958722cf2aefMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_24accessor293a2958722cf2aefMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_25generator293a2958722cf2aefMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_33testContentRecord293a2958722cf2aefMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06DeleteC0V0066deletingacollectiontakeswhatitsselectorchooses_hibbkfediGJFDJAasba4TestfMp_24accessor293a2958722cf2aefMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:44:6-44:6
