@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_16c1e04a81b1ead014fMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_7__localfMu_.`a watch in table form has rows`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_25generatorc1e04a81b1ead014fMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch in table form has rows`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch in table form has rows",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 65, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_16c1e04a81b1ead014fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_24accessorc1e04a81b1ead014fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_25generatorc1e04a81b1ead014fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_33testContentRecordc1e04a81b1ead014fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0041awatchintableformhasrows_FwafcfedAICDCoEa4TestfMp_24accessorc1e04a81b1ead014fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:76:6-76:6
