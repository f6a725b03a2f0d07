@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_17Z4aba18fb9445ebfffMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_7__localfMu_.`a watch from a version tells everything after it, and ends at its timeout`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_25generator4aba18fb9445ebfffMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch from a version tells everything after it, and ends at its timeout`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch from a version tells everything after it, and ends at its timeout",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 22, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_17Z4aba18fb9445ebfffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_24accessor4aba18fb9445ebfffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_25generator4aba18fb9445ebfffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_33testContentRecord4aba18fb9445ebfffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0088awatchfromaversiontellseverythingafteritandendsatitstimeout_FtbfebhfkfcdecdHDCJDBbtddadc4TestfMp_24accessor4aba18fb9445ebfffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:31:6-31:6
